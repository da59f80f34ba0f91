import type { Target } from '../../shared/dify/targets/target'
import type { Session } from './context'
import type { NamedNode } from './namedNode'
import { problem } from '../../shared/problems'
import { sayProblem } from './output'
import { preflightHere } from './preflightHere'

/**
 * Says on standard error which secrets stand in a node's code that is handed on, each with its line. It is handed on all the same; what else would not work
 * there is told by `nodelab check`. Nothing is built for it.
 */
export async function saySecrets({ engine, language }: Session, named: NamedNode, target: Target): Promise<void> {
  const { node, path } = named
  const own = (await preflightHere(path)).texts
  // The text tells them: no Python is asked, nor found.
  const around = { node, target, environment: null, requirements: named.requirements.text, own, isPartial: true }
  const found = await engine.preflight.check(around)
  if (found === null) sayProblem(problem('preflight-too-long', 'code', { severity: 'warning' }), language)
  for (const one of found ?? []) if (one.rule === 'secret-in-code') sayProblem(one.problem, language)
}
