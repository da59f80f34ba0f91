import { runModule } from './setup/runModule.mjs'

/** `npm run conformance -- --cases N --seed S`: Nodelab's rules beside Dify's own engine; see `docs/conformance.md`. */
await runModule('conformance')
