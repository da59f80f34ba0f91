import { editor } from './editor'
import { environment } from './environment'
import { frame } from './frame'
import { files, library } from './library'
import { run } from './run'
import { server } from './server'
import { settings } from './settings'
import { variables } from './variables'

export const en = { frame, library, files, environment, settings, editor, variables, run, server }
