import { closeOf, maskJavascript, partsOf } from './javascriptMask'
import type { Target } from './targets/target'
import { linesOf } from './text'

/** Names that Dify's wrapper declares by `var` in the author's own scope (code-node facts 3.3, the same in every version read). */
const wrapperNames: readonly string[] = ['inputs_obj', 'output_obj', 'output_json', 'result']

/** What Node gives every CommonJS module as parameters: a script that is the module itself can't declare them by `let`. */
const moduleNames: readonly string[] = ['exports', 'require', 'module', '__filename', '__dirname']

/**
 * Who has declared a name before the author: Dify's wrapper, the bootstrap of the target's sandbox, or Node's module around the script.
 * Null for a name that is free.
 */
export function ownerOfName(target: Target, name: string): 'wrapper' | 'bootstrap' | 'module' | null {
  const { names, runs } = target.sandbox.javascript
  if (wrapperNames.includes(name)) return 'wrapper'
  if (names.includes(name)) return 'bootstrap'
  return runs === 'appended' && moduleNames.includes(name) ? 'module' : null
}

/** Whether a place stands outside all brackets. */
function isAtTop(masked: string, at: number): boolean {
  for (let open = 0; open < at; open += 1) {
    if (!/[([{]/.test(masked[open] ?? '')) continue
    const close = closeOf(masked, open)
    if (close > at) return false
    open = close
  }
  return true
}

/** Where a statement ends that begins at `from`: at a semicolon or a line end outside brackets that no comma carries on. */
function endOfStatement(masked: string, from: number): number {
  for (let at = from; at < masked.length; at += 1) {
    const mark = masked[at] ?? ''
    if (/[([{]/.test(mark)) at = closeOf(masked, at)
    else if (mark === ';') return at
    else if (mark === '\n' && !/[,=]\s*$/.test(masked.slice(from, at))) return at
  }
  return masked.length
}

/**
 * The line on which the top level of a script declares a name by `const`, `let` or `class`, 1-based; null where it does not. Node itself
 * blames the later `var` of Dify's wrapper.
 */
export function lineOfDeclaration(code: string, name: string): number | null {
  const masked = maskJavascript(code)
  const wanted = new RegExp(`(?<![.\\w$])${name.replaceAll('$', '\\$')}(?![\\w$])`)
  for (const { 0: word, index } of masked.matchAll(/(?<![.\w$])(?:const|let|class)\s/g)) {
    const from = index + word.length
    if (!isAtTop(masked, index)) continue
    for (const part of partsOf(masked, from, endOfStatement(masked, from))) {
      // What stands before the value is the name, or the pattern of names.
      const [pattern = ''] = masked.slice(part.from, part.to).split(word.startsWith('class') ? /[\s{]/ : '=')
      const found = wanted.exec(pattern)
      if (found !== null) return linesOf(code.slice(0, part.from + found.index)).length
    }
  }
  return null
}

/** The word that declares what stands at a place of the code (line and column, 1-based); null where none comes before it. */
export function wordOfDeclaration(
  code: string,
  line: number,
  column: number | null,
): 'var' | 'function' | 'let' | null {
  const lines = linesOf(maskJavascript(code)).slice(0, line)
  const last = lines.pop() ?? ''
  // With the column's own word, which may be the declaring one.
  const before = [...lines, column === null ? last : last.slice(0, column + 'function'.length)].join('\n')
  const word = [...before.matchAll(/(?<![.\w$])(?:var|function|let|const|class)(?![\w$])/g)].at(-1)?.[0]
  if (word === undefined) return null
  return word === 'var' || word === 'function' ? word : 'let'
}

/** Another name for one that is taken, in the author's style, that the code does not use yet: `myResult` or `my_output_json`. */
export function freeName(code: string, taken: string): string {
  const isUsed = (name: string): boolean => new RegExp(`(?<![\\w$])${name.replaceAll('$', '\\$')}(?![\\w$])`).test(code)
  const first = taken.includes('_') ? `my_${taken.replace(/^_+/, '')}` : `my${taken[0]?.toUpperCase()}${taken.slice(1)}`
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? first : `${first}${count}`
    if (!isUsed(name)) return name
  }
}
