import { problem, ProblemError } from '../../../shared/problems'
import type { HandlersOf } from '../answer'
import type { HandlerContext } from './context'

function notYet(): never {
  throw new ProblemError(problem('unexpected', 'workspace', { params: { reason: 'app files are not opened yet' } }))
}

/** App files of the workspace that the page shows. */
export function appFileHandlers({ workspaces }: HandlerContext): HandlersOf<'appFile'> {
  return {
    'appFile.list': async ({ workspace }) => {
      await workspaces.of(workspace)
      return []
    },
    'appFile.search': () => [],
    'appFile.choose': notYet,
    'appFile.preview': notYet,
    'appFile.codeChanges': notYet,
    'appFile.save': notYet,
    'appFile.discard': notYet,
    'appFile.references': notYet,
    'appFile.renameOutput': notYet,
    'appFile.inputs': notYet,
  }
}
