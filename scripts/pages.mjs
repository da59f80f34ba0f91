import { runModule } from './setup/runModule.mjs'

/** `npm run pages`: writes the pages of `docs` that are made from code: targets, settings, the command line. A test fails where they are out of date. */
await runModule('pages')
