import { findTarget } from '../../../shared/dify/targets'
import { useApp } from '../../app/stores/appStore'
import { activeNode, useWorkspace } from '../../app/stores/workspaceStore'
import { usualFor } from './modeChoices'

/** Whether the sandbox of the open node's target refuses anything, so that there is something to check for. */
export function modesOpen(): boolean {
  const own = activeNode(useWorkspace.getState())?.target ?? null
  return usualFor(findTarget(own ?? useApp.getState().settings.target)) !== 'free'
}
