import { runModule } from './setup/runModule.mjs'

/** `npm run errors`: writes the pages of `docs/errors` from the table of explained errors. A test fails where they are out of date. */
await runModule('errors')
