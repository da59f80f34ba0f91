import { lookAtPresets, savePresets } from '../../workspace/presetFile'
import type { HandlersOf } from '../answer'
import type { HandlerContext } from './context'

/** The workspace's own presets of packages. */
export function presetHandlers({ workspaces }: HandlerContext): HandlersOf<'presets'> {
  return {
    'presets.read': async ({ workspace }) => lookAtPresets((await workspaces.of(workspace)).path),
    'presets.save': async ({ workspace, text, revision }) =>
      savePresets((await workspaces.of(workspace)).path, { text, revision, force: false }),
  }
}
