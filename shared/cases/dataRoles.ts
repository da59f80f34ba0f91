import type { DataRole } from '../model/caseData'
import type { CodeNode } from '../model/node'
import { type CheckKind, checkKinds, checkWords } from './checkKinds'

const plain = (name: string): string => name.trim().toLowerCase()

/** What comes before an output's name in a column that expects something of it. */
const expecting = /^(?:expected|expect|output|期望|预期|输出)[\s._:-]*/i

/** Columns that hold words of a failure. */
const ofErrors = ['error', 'expected_error', '错误']

function kindOfWord(word: string): CheckKind | null {
  return checkKinds.find((kind) => checkWords[kind] === word || kind === word) ?? null
}

/** An output and what is expected of it, from `words` or `words.length`. */
function checkNamed(name: string, node: CodeNode): DataRole | null {
  const found = node.outputs.find((output) => plain(output.name) === plain(name))
  if (found !== undefined) return { as: 'check', output: found.name, kind: 'equals', path: '' }
  const [, before, word] = /^(.+)[.:]\s*(\w+)$/.exec(name.trim()) ?? []
  const kind = word === undefined ? null : kindOfWord(word)
  const output = node.outputs.find((one) => plain(one.name) === plain(before ?? ''))
  return kind === null || output === undefined ? null : { as: 'check', output: output.name, kind, path: '' }
}

/**
 * What the columns of a file are by their names: an input, an output (`words`, `expected words`, `words.length`), `error`; each input once, and
 * everything else nothing.
 */
export function guessRoles(columns: readonly string[], node: CodeNode): DataRole[] {
  const taken = new Set<string>()
  return columns.map((column): DataRole => {
    const input = node.variables.find(
      ({ variable, value_type: type }) =>
        plain(variable) === plain(column) && type !== 'secret' && !taken.has(variable),
    )
    if (input !== undefined) {
      taken.add(input.variable)
      return { as: 'input', name: input.variable }
    }
    const named = checkNamed(column, node) ?? checkNamed(column.replace(expecting, ''), node)
    if (named !== null) return named
    return ofErrors.includes(plain(column)) ? { as: 'error' } : { as: 'nothing' }
  })
}

/**
 * A role as a command line writes it: `input:NAME`, `output:NAME`, `output:NAME:KIND`, `output:NAME:KIND:PATH`, `error` or `-`. Null for what is none. A name
 * may not hold a colon, and none of Dify's does.
 */
export function roleOfText(text: string): DataRole | null {
  if (text === '-') return { as: 'nothing' }
  if (text === 'error') return { as: 'error' }
  const [as, name = '', word = 'equals', ...path] = text.split(':')
  if (name === '') return null
  if (as === 'input') return text.split(':').length === 2 ? { as, name } : null
  const kind = kindOfWord(word)
  return as === 'output' && kind !== null ? { as: 'check', output: name, kind, path: path.join(':') } : null
}

/** Whether roles make anything to be run: without an input every row would be the same run. */
export function hasInput(roles: readonly DataRole[]): boolean {
  return roles.some(({ as }) => as === 'input')
}

/** The first input that two columns would give a value to; null where none is. */
export function inputTwice(roles: readonly DataRole[]): string | null {
  const names = roles.flatMap((role) => (role.as === 'input' ? [role.name] : []))
  return names.find((name, at) => names.indexOf(name) !== at) ?? null
}
