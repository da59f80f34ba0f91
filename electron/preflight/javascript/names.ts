import type { AnyNode, Expression } from 'acorn'
import type { Scope } from './scope'
import { namesIn } from './tree'

const plain = (module: string): string => module.replace(/^node:/, '')

/** The module that an expression is, by `require('x')`; null for any other. */
function requiredBy(node: Expression | null): string | null {
  if (node?.type !== 'CallExpression' || node.callee.type !== 'Identifier' || node.callee.name !== 'require')
    return null
  const [given] = node.arguments
  return given?.type === 'Literal' && typeof given.value === 'string' ? plain(given.value) : null
}

/**
 * Gives whole dotted names, as far as the code tells them: `fs.readFileSync` for a `read.readFileSync` where `read` is `require('fs')`. A name that a
 * scope binds to anything else has none.
 */
export function createNames(scope: Scope, top: Scope): (node: AnyNode) => string | null {
  function bound(name: string): { readonly is: string | null } | null {
    for (const one of [scope, top]) {
      if (!one.binds(name)) continue
      const taken = one.takenFrom(name)
      const module = taken === null ? null : requiredBy(taken.from)
      if (taken !== null && module !== null) return { is: `${module}.${taken.key}` }
      return { is: requiredBy(one.single(name)) ?? (one.functionOf(name) === null ? null : name) }
    }
    return null
  }

  return function nameOf(node: AnyNode): string | null {
    if (node.type === 'Identifier') {
      const found = bound(node.name)
      return found === null ? node.name : found.is
    }
    if (node.type === 'CallExpression') return requiredBy(node)
    if (node.type !== 'MemberExpression' || node.computed || node.property.type !== 'Identifier') return null
    if (node.object.type === 'Super') return null
    const object = nameOf(node.object)
    return object === null ? null : `${object}.${namesIn(node.property)[0] ?? ''}`
  }
}
