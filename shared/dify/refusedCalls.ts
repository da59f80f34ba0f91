import type { RefusedCall } from '../model/confinement'
import { callName, type Processor } from './callNames'
import { ownLineOfStack } from './nodeTraceback'
import { scriptLines, type ScriptPlace } from './scriptLines'
import type { Target } from './targets/target'

/** A refused call as the sandbox saw it: lines are those of the script, the innermost frame comes first. */
export interface SeenCall {
  /** Its number; null where a function was watched in its place, which then is named in `name`. */
  readonly call: number | null
  readonly name?: string
  readonly stack: readonly (readonly [file: string, line: number, name: string])[]
  readonly count: number
  readonly soft: boolean
  readonly child: boolean
}

/** Whether a sandbox ends the script itself at a call; the first of these is where it ends. */
export function endsScript({ soft, child }: SeenCall): boolean {
  return !soft && !child
}

/** What is known of the script that made the calls. */
export interface Where {
  readonly target: Target
  readonly language: 'python3' | 'nodejs'
  readonly processor: Processor
  readonly place: ScriptPlace
}

/** What Python finds modules with: no library of the author's. */
const finders = /^<frozen (importlib|zipimport)|[\\/]importlib[\\/]_bootstrap/
const inLibrary = /^.*?[\\/](?:site-packages|dist-packages|lib[\\/]python3\.\d+t?|Lib)[\\/](?:site-packages[\\/])?/

/** A library function by its dotted name: `/usr/lib/python3.12/posixpath.py`, `abspath` is `os.path.abspath`. */
export function functionName(file: string, name: string): string {
  const frozen = /^<frozen ([\w.]+)>$/.exec(file)?.[1]
  const node = /^node:(.*)$/.exec(file)?.[1]
  if (node !== undefined) return `${node.replace(/^internal\//, '')}.${name}`
  const path = file
    .replace(inLibrary, '')
    .replace(/^.*[\\/](?=[^\\/]+\.py$)/, (folder) => (inLibrary.test(file) ? folder : ''))
  const module = (frozen ?? path.replace(/\.py$/, '').replaceAll(/[\\/]/g, '.'))
    .replace(/\.__init__$/, '')
    .replace(/^(posixpath|ntpath)$/, 'os.path')
  return name === '<module>' ? `import ${module}` : `${module}.${name}`
}

function throughOf(inner: SeenCall['stack']): string | null {
  const frame = inner.findLast(([file, , name]) => file !== '' && !finders.test(file) && name !== '')
  return frame === undefined ? null : functionName(frame[0], frame[2])
}

/** The author's line of a call, and the function that he called it through. Node tells one frame: the function, and V8's whole stack. */
function placeOf(seen: SeenCall, { target, language, place }: Where): Pick<RefusedCall, 'line' | 'through'> {
  if (language === 'nodejs') {
    const [stack = '', , name = null] = seen.stack[0] ?? []
    return { line: ownLineOfStack(target, stack, place), through: name }
  }
  const { codeFile } = target.sandbox
  const lines = scriptLines(place)
  for (const [at, [file, line, name]] of seen.stack.entries()) {
    const own = file === codeFile ? lines.frame(line, name) : null
    if (own !== null) return { line: own.line, through: throughOf(seen.stack.slice(0, at)) }
  }
  return { line: null, through: throughOf(seen.stack.filter(([file]) => file !== codeFile)) }
}

/** Whether Python itself wants to keep what it compiled as it imports a module, which fails there too and is no matter. */
function isOfImport({ soft, stack: [inner] }: SeenCall): boolean {
  return (
    soft && inner !== undefined && finders.test(inner[0]) && /^(set_data|_write_atomic|_path_mkdir)$/.test(inner[2])
  )
}

/** Calls that the sandbox saw, at the editor's lines; those of one call, line and function are counted together. */
export function refusedCalls(seen: readonly SeenCall[], where: Where): RefusedCall[] {
  const found = new Map<string, RefusedCall>()
  let hasEnded = false
  for (const one of seen) {
    if (isOfImport(one)) continue
    const call = one.call === null ? (one.name ?? '?') : callName(one.call, where.processor)
    const at = placeOf(one, where)
    const key = JSON.stringify([call, at, one.child])
    const before = found.get(key)
    if (before !== undefined) {
      found.set(key, { ...before, count: before.count + one.count })
      continue
    }
    const isFirst: boolean = endsScript(one) && !hasEnded
    hasEnded ||= isFirst
    const inDify = one.soft ? 'does-nothing' : 'ends'
    found.set(key, { call, number: one.call, ...at, count: one.count, inDify, isFirst, isOfChild: one.child })
  }
  return [...found.values()]
}
