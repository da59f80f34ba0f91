import { runModule } from './setup/runModule.mjs'

/** `npm run splice -- --cases N --seed S`: edits of app files, read back by PyYAML; see `docs/app-files-inside.md`. */
await runModule('splice')
