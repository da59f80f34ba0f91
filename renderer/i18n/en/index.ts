import { actions } from './actions'
import { appFiles } from './appFiles'
import { care } from './care'
import { caseData } from './caseData'
import { cases } from './cases'
import { codeHelp } from './codeHelp'
import { confinement } from './confinement'
import { editor } from './editor'
import { environment } from './environment'
import { exchange } from './exchange'
import { explain } from './explain'
import { frame } from './frame'
import { failing } from './failing'
import { fileInputs } from './fileInputs'
import { gallery } from './gallery'
import { history } from './history'
import { importing } from './importing'
import { imports } from './imports'
import { lessons } from './lessons'
import { files, library } from './library'
import { nodejs } from './nodejs'
import { packageBuilds } from './packageBuilds'
import { packageCare } from './packageCare'
import { packagesPage } from './packages'
import { preflight } from './preflight'
import { program } from './program'
import { remote } from './remote'
import { requirements } from './requirements'
import { run } from './run'
import { runHistory } from './runHistory'
import { search } from './search'
import { server } from './server'
import { serving } from './serving'
import { settings } from './settings'
import { signature } from './signature'
import { sources } from './sources'
import { templates } from './templates'
import { tour } from './tour'
import { variables } from './variables'
export const en = {
  actions,
  appFiles,
  care,
  caseData,
  cases,
  codeHelp,
  confinement,
  frame,
  lessons,
  library,
  files,
  environment,
  exchange,
  explain,
  settings,
  editor,
  tour,
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
  preflight,
  program,
  remote,
  requirements,
  server,
  serving,
  signature,
  sources,
  gallery,
  history,
  runHistory,
  importing,
  search,
}
