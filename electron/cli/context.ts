import { defaultTarget, findTarget } from '../../shared/dify/targets'
import type { Target } from '../../shared/dify/targets/target'
import type { CodeNode } from '../../shared/model/node'
import type { Language } from '../../shared/model/problem'
import { ProblemError } from '../../shared/problems'
import { unknownTarget } from '../../shared/problems/unknownTarget'
import type { Engine } from '../engine'

/** What every command works with. An aborted signal means Ctrl+C: end at once, leave no process. */
export interface Session {
  readonly engine: Engine
  readonly language: Language
  readonly signal: AbortSignal
}

/** The target of a name that a command gives. Throws a ProblemError where there is none. */
export function wantedTarget(name: string): Target {
  const target = findTarget(name)
  if (target === null) throw new ProblemError(unknownTarget(name))
  return target
}

/** The target of a command: what it names, else the node's own, else the settings'. */
export function chooseTarget(engine: Engine, named: string | undefined, node: CodeNode | null): Target {
  const wanted = named ?? node?.target ?? engine.settings.get().target
  const target = findTarget(wanted)
  if (target !== null) return target
  if (named === undefined && (node === null || node.target === null)) return defaultTarget
  throw new ProblemError(unknownTarget(wanted))
}
