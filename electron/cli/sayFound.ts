import type { Target } from '../../shared/dify/targets/target'
import type { Session } from './context'
import type { NamedNode } from './namedNode'
import { sayProblem } from './output'
import { preflightHere } from './preflightHere'

/**
 * Says on standard error which secrets stand in a node's code that is handed on, each with its line. It is handed on all the same; what else would not work
 * there is told by `nodelab check`. Nothing is built for it.
 */
export async function saySecrets({ engine, language }: Session, named: NamedNode, target: Target): Promise<void> {
  const { node, path } = named
  const own = (await preflightHere(path)).texts
  const around = { node, target, environment: null, requirements: named.requirements.text, own, isPartial: true }
  const python =
    node.code_language === 'python3'
      ? (await engine.environments.reading({ target, requirements: '', dependencies: [] })).python
      : null
  const found = await engine.preflight.check({ ...around, python }).catch(() => engine.preflight.check(around))
  for (const { rule, problem } of found ?? []) if (rule === 'secret-in-code') sayProblem(problem, language)
}
