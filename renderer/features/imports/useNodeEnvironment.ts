import { useState } from 'react'
import { findTarget } from '../../../shared/dify/targets'
import type { Target } from '../../../shared/dify/targets/target'
import type { Build, Environment } from '../../../shared/model/environment'
import type { CodeNode } from '../../../shared/model/node'
import { useApp } from '../../app/stores/appStore'
import { useEnvironment } from '../../app/stores/environmentStore'
import { useQuietNode } from '../../app/stores/quietNodes'

export interface NodeEnvironment {
  readonly node: CodeNode | null
  /** Null where it is not known. */
  readonly target: Target | null
  readonly build: Build | null
  /** What the node would run in; while a new set is built, the last one. */
  readonly environment: Environment | null
}

/** An open node as it stood at its author's last pause, with its target and the environment that it is looked at in. */
export function useNodeEnvironment(id: string): NodeEnvironment {
  const node = useQuietNode(id)
  const workspaceTarget = useApp((state) => state.settings.target)
  const target = findTarget(node?.target ?? workspaceTarget)
  const build = useEnvironment(({ builds, current }) => (current === null ? null : (builds[current] ?? null)))
  const ready = build?.target === target?.id ? (build?.environment ?? build?.lastGood?.environment ?? null) : null
  // While a new set is built, what the last one lacks stays told.
  const [last, setLast] = useState<Environment | null>(null)
  if (ready !== null && ready !== last) setLast(ready)
  const environment = ready ?? (build?.status === 'building' && last?.target === target?.id ? last : null)
  return { node, target, build, environment }
}
