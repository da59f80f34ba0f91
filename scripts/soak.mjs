import { runModule } from './setup/runModule.mjs'

/**
 * `npm run soak -- --minutes N --seed S`: good, hostile and cancelled runs side by side for N minutes, while workers and their parents are killed and
 * environments change; see `soak/main.ts`. Exit code 1: something was left behind, or a run ended as it must not.
 */
await runModule('soak')
