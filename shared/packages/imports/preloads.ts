import type { Target } from '../../dify/targets/target'
import type { CodeNode } from '../../model/node'
import { standingIn } from '../stdlib/pythonModules'
import { pythonImports } from './pythonImports'

/** The code of a node, and what it is written in. */
export type NodeCode = Pick<CodeNode, 'code' | 'code_language'>

/** More than a node needs, and no harm to a machine. */
const most = 20

/**
 * The modules of other packages that a node of Python or a template will ask for, so that they can be imported before it runs: what it needs for
 * certain. What it has in the standard library is there in no time, and some of that has effects.
 */
export function preloadsOf({ code, code_language }: NodeCode, { python }: Target): string[] {
  if (code_language === 'javascript') return []
  if (code_language === 'jinja2') return ['jinja2']
  const needed = pythonImports(code).filter(({ need, level }) => level === 0 && need === 'needed')
  const modules = needed.map(({ module }) => module)
  const others = modules.filter((module) => standingIn(python, module.split('.', 1)[0] ?? module).kind === 'none')
  return [...new Set(others)].slice(0, most)
}
