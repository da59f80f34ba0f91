import { appFiles } from './appFiles'
import { editor } from './editor'
import { environment } from './environment'
import { frame } from './frame'
import { failing } from './failing'
import { fileInputs } from './fileInputs'
import { imports } from './imports'
import { files, library } from './library'
import { nodejs } from './nodejs'
import { packageBuilds } from './packageBuilds'
import { packageCare } from './packageCare'
import { packagesPage } from './packages'
import { requirements } from './requirements'
import { run } from './run'
import { server } from './server'
import { settings } from './settings'
import { signature } from './signature'
import { sources } from './sources'
import { templates } from './templates'
import { variables } from './variables'
export const en = {
  appFiles,
  frame,
  library,
  files,
  environment,
  settings,
  editor,
  variables,
  run,
  failing,
  fileInputs,
  imports,
  templates,
  nodejs,
  packageBuilds,
  packageCare,
  packagesPage,
  requirements,
  server,
  signature,
  sources,
}
