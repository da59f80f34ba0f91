import { runModule } from './setup/runModule.mjs'

/** `npm run rules`: writes the pages of `docs/rules` from the table of preflight's rules. A test fails where they are out of date. */
await runModule('rules')
