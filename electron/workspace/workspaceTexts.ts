import type { RequirementsSave, TextSave } from '../../shared/model/workspace'
import type { createRequirements } from './requirements'
import type { SharedText } from './sharedText'

export interface WorkspaceTextsOptions {
  readonly requirements: Awaited<ReturnType<typeof createRequirements>>
  readonly server: SharedText
  /** After what failed, the reason may be the folder itself. */
  readonly lookIfFailed: <T extends { readonly kind: string }>(result: T) => Promise<T>
}

/** The text files of a workspace that are no nodes: its requirements, and the settings of the author's own server. */
export function createWorkspaceTexts({ requirements, server, lookIfFailed }: WorkspaceTextsOptions) {
  return {
    requirementsPath: requirements.path,
    readRequirements: requirements.read,
    /** The text with the folder that its relative lines count from. Throws a ProblemError where it can't be read. */
    requirements: requirements.text,
    pointRequirements: requirements.point,
    copyRequirements: requirements.copyTo,
    discardRequirements: requirements.discard,
    saveRequirements: async (text: string, revision: string, force: boolean): Promise<RequirementsSave> =>
      lookIfFailed(await requirements.save(text, revision, force)),
    readServer: server.read,
    /** The lines of the server's own settings, for a run. Throws a ProblemError where they can't be read. */
    serverEnv: server.text,
    discardServer: server.discard,
    saveServer: async (text: string, revision: string, force: boolean): Promise<TextSave> =>
      lookIfFailed(await server.save(text, revision, force)),
  }
}
