import { problem } from '.'
import { allowedCalls } from '../dify/allowedCalls'
import { callNumber } from '../dify/callNames'
import type { Target } from '../dify/targets/target'
import type { CodeNode } from '../model/node'
import type { Problem } from '../model/problem'
import { javascriptImports } from '../packages/imports/javascriptImports'
import { lackingIn, type ModuleSet } from '../packages/imports/missingImports'
import { pythonImports } from '../packages/imports/pythonImports'
import type { ReadImport } from '../packages/imports/readImport'
import { packageOfModule } from '../packages/packageNames'
import { isOfNode } from '../packages/stdlib/nodeModules'
import { standingIn } from '../packages/stdlib/pythonModules'
import { missingModule } from './missingModule'
import { packageIn } from './moduleProblems'

/** What is known of the environment that a node would run in. */
export interface KnownEnvironment {
  /** What can be imported of its packages; null where that is not known (yet). */
  readonly modules: ModuleSet | null
  /** The packages that it has, as indexes compare their names. */
  readonly packages: ReadonlySet<string>
  /** The packages that the requirements and the node ask for, as indexes compare their names. */
  readonly asked: ReadonlySet<string>
  /** Of what the environment does not have though it was built for it: the conditions (what a line has behind its `;`) that left it out, by package. */
  readonly leftOut: ReadonlyMap<string, string>
  /** Whether what is asked for could not be built. */
  readonly hasFailed: boolean
}

/** A problem of an import with where its name ends, in columns from 1. */
export interface ImportProblem {
  readonly problem: Problem
  readonly endColumn: number
}

const severities = { needed: 'error', later: 'warning', optional: 'info', never: 'info' } as const

/** A module that the environment lacks, by what is asked of it already. */
function lacking(target: Target, module: string, { line, column, need }: ReadImport, known: KnownEnvironment): Problem {
  const severity = severities[need]
  const told = missingModule(target, module, 'code', { line, column, severity })
  const name = packageIn(told) ?? packageOfModule(module) ?? ''
  const isAsked = name !== '' && known.asked.has(name) && !known.packages.has(name)
  const params = { ...told.params, package: name }
  const marker = isAsked ? known.leftOut.get(name) : undefined
  // Also where the code goes on without it: to add what a line asks for already would change nothing.
  if (marker !== undefined) return { ...told, code: 'module-left-out', params: { ...params, marker } }
  if (isAsked) {
    const place = { line, column, params }
    return known.hasFailed
      ? problem('module-not-built', 'code', { ...place, severity: 'warning' })
      : problem('module-coming', 'code', { ...place, severity: 'info' })
  }
  return need === 'optional' ? { ...told, code: 'module-optional' } : told
}

function ofPython(code: string, target: Target, known: KnownEnvironment): ImportProblem[] {
  return pythonImports(code).flatMap((read) => {
    const { module, level, line, column, need, endColumn } = read
    if (need === 'never') return []
    if (level > 0) {
      const severity = severities[need]
      return [{ problem: problem('import-relative', 'code', { line, column, severity, params: { line } }), endColumn }]
    }
    const [top = module] = module.split('.', 1)
    const { kind } = standingIn(target.python, top)
    // What Python itself has in some version is asked for where that one runs.
    if (read.isOfVersion === true && kind !== 'there' && kind !== 'none') return []
    // What the environment has goes before what Python once had: a package may bring it back.
    if (kind === 'there' || known.modules === null) {
      const isSure = kind !== 'there' && kind !== 'none' && need !== 'optional'
      return isSure && !known.asked.has(packageIn(missingModule(target, module, 'code', {})) ?? '')
        ? [{ problem: lacking(target, module, read, known), endColumn }]
        : []
    }
    return lackingIn(read, known.modules).map((missing) => ({
      problem: lacking(target, missing, read, known),
      endColumn,
    }))
  })
}

/** Whether the sandbox ends a run of Node that looks for a file by its name: then nothing can catch that it is not there. */
function endsLookups(target: Target): boolean {
  const lists = allowedCalls(target, 'nodejs', 'x64', target.sandbox.enableNetwork)
  const call = callNumber('statx', 'x64')
  return lists !== null && call !== null && ![...lists.allowed, ...lists.soft].includes(call)
}

function ofJavascript(code: string, target: Target): ImportProblem[] {
  return javascriptImports(code).flatMap(({ module, line, column, endColumn, need, isStatic, isLater }) => {
    const known = need === 'optional' && endsLookups(target) ? (isLater ? 'later' : 'needed') : need
    const place = { line, column, severity: severities[known] }
    if (isStatic) {
      const params = { line, message: 'Cannot use import statement outside a module' }
      return [{ problem: problem('module-syntax-refused', 'code', { ...place, params }), endColumn }]
    }
    if (isOfNode(module)) return []
    const code = /^(?:\.{0,2}\/|\.{1,2}$|[A-Za-z]:[\\/])/.test(module) ? 'require-file' : 'node-module-missing'
    return [{ problem: problem(code, 'code', { ...place, params: { name: module } }), endColumn }]
  })
}

/** What the imports of a node would fail on, as it stands, in the order of its code. Template nodes have none. */
export function importProblems(node: CodeNode, target: Target, known: KnownEnvironment): ImportProblem[] {
  if (node.code_language === 'javascript') return ofJavascript(node.code, target)
  return node.code_language === 'python3' ? ofPython(node.code, target, known) : []
}
