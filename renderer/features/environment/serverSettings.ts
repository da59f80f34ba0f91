import { useMemo } from 'react'
import { serverSettingsOf, withServerSettings } from '../../../shared/dify/serverSettings'
import { findTarget } from '../../../shared/dify/targets'
import type { Target } from '../../../shared/dify/targets/target'
import type { RunResult } from '../../../shared/model/run'
import type { ServerSettings } from '../../../shared/model/server'
import { useWorkspace } from '../../app/stores/workspaceStore'

/** The settings of the workspace's own server as they stand in its lines; null where they set nothing. */
export function useServerSettings(): ServerSettings | null {
  const text = useWorkspace((state) => state.server?.text ?? '')
  return useMemo(() => serverSettingsOf(text), [text])
}

/** The target that a run had, with what its server had otherwise; null for one that is not known. */
export function targetOfResult({ target: id, server }: Pick<RunResult, 'target' | 'server'>): Target | null {
  const target = findTarget(id)
  return target === null || server === undefined ? target : withServerSettings(target, server)
}
