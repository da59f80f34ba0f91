import type { Target } from '../../dify/targets/target'
import type { CodeNode } from '../../model/node'
import { standingIn } from '../stdlib/pythonModules'
import { pythonImports } from './pythonImports'

/** The code of a node, and what it is written in. */
export type NodeCode = Pick<CodeNode, 'code' | 'code_language'>

/** More than a node needs, and no harm to a machine. */
const most = 20

/** Whether a module is one of those that are named, or lies in one. */
const liesIn = (module: string, names: readonly string[]): boolean =>
  names.some((name) => module === name || module.startsWith(`${name}.`))

/**
 * The modules of other packages that a Python script will ask for, so that they can be imported before it runs: what it needs for certain, but none of
 * `never`. What it has in the standard library is there in no time, and some of that has effects.
 */
export function modulesOf(script: string, { python }: Target, never: readonly string[] = []): string[] {
  const needed = pythonImports(script).filter(({ need, level }) => level === 0 && need === 'needed')
  const modules = needed.map(({ module }) => module)
  const others = modules.filter((module) => standingIn(python, module.split('.', 1)[0] ?? module).kind === 'none')
  return [...new Set(others)].filter((module) => !liesIn(module, never)).slice(0, most)
}

/** The same of a node: its own imports are those of the script that it is wrapped in, a template's are those of its wrapper. */
export function preloadsOf({ code, code_language }: NodeCode, target: Target, never: readonly string[] = []): string[] {
  if (code_language === 'javascript') return []
  return modulesOf(code_language === 'jinja2' ? target.wrappers.template.script : code, target, never)
}
