import { editor } from './editor'
import { environment } from './environment'
import { frame } from './frame'
import { files, library } from './library'
import { run } from './run'
import { settings } from './settings'
import { signature } from './signature'
import { variables } from './variables'

export const en = { frame, library, files, environment, settings, editor, variables, signature, run }
