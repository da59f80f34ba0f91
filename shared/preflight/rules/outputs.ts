import { fillWords } from '../../dify/fillWords'
import type { NodeFix } from '../../model/finding'
import type { ReturnFact } from '../facts/codeFacts'
import type { ValueFact } from '../facts/valueFact'
import { notDict, nothingReturned } from '../difyWords'
import { always, codeLanguages, type CodeEdit, type Fired, ofPath, type Rule, type Surroundings } from '../rule'
import type { RuleId } from '../texts/ruleTexts'
import { alsoLikely } from './likely'
import { keyRename, outputRename, typeFor, unknownType } from './nodeFixes'
import { outputCases } from './outputCases'
import { outputFaults } from './outputFaults'

/** Whether what `main` returns is what Dify gets. */
function isPlain({ facts: { main } }: Surroundings): boolean {
  return main !== null && !main.isWrapped && !main.isAsync && !main.isGenerator
}

const pythonNames: Partial<Readonly<Record<ValueFact['kind'], string>>> = {
  str: 'str',
  int: 'int',
  float: 'float',
  bool: 'bool',
  list: 'list',
}

const returnNoDict: Rule = {
  id: 'return-no-dict',
  languages: codeLanguages,
  severity: always('error'),
  check: (around) => {
    if (!isPlain(around)) return []
    const { facts, node, target } = around
    return facts.returns.flatMap((one): Fired[] => {
      const { value } = one
      const { kind } = value ?? { kind: 'none' as const }
      const isNothing = value === null || kind === 'undefined'
      if (isNothing) return facts.returns.every((other) => other.value === null) ? [] : [nothing(one)]
      const type = kind === 'none' ? 'NoneType' : pythonNames[kind]
      if (type === undefined) return []
      const isDict = kind === 'none' && node.code_language === 'javascript'
      return [
        {
          place: value.place,
          params: { type: isDict ? 'null' : type, difyText: notDict(target, type) },
          ...ofPath(around, one),
        },
      ]
    })

    function nothing(one: ReturnFact): Fired {
      const { place } = one
      const type = node.code_language === 'javascript' ? 'undefined' : 'None'
      return { place, params: { type, difyText: nothingReturned(target, node.code_language) }, ...ofPath(around, one) }
    }
  },
  cases: outputCases['return-no-dict'],
}

const returnNever: Rule = {
  id: 'return-never',
  languages: codeLanguages,
  severity: always('error'),
  check: (around) => {
    const { facts, node, target } = around
    const last = facts.returns.at(-1)
    const isNever = facts.returns.every(({ value }) => value === null) && (facts.falls || last !== undefined)
    if (!isPlain(around) || !isNever || !facts.isWhole || facts.main === null) return []
    // Where all ends are written, the last of them.
    const place = facts.falls || last === undefined ? facts.main.place : last.place
    return [{ place, params: { difyText: nothingReturned(target, node.code_language) } }]
  },
  cases: outputCases['return-never'],
}

const pathWithoutReturn: Rule = {
  id: 'path-without-return',
  languages: codeLanguages,
  severity: always('warning'),
  check: (around) => {
    const { facts, node, target } = around
    const isSome = facts.isWhole && facts.falls && facts.returns.some(({ value }) => value !== null)
    if (!isPlain(around) || !isSome || facts.main === null) return []
    return [{ place: facts.main.place, params: { difyText: nothingReturned(target, node.code_language) } }]
  },
  cases: outputCases['path-without-return'],
}

/** The members that are surely in the result; null where there may be more. */
function keysOf(value: ValueFact): ReadonlySet<string> | null {
  const members = value.members ?? []
  if (value.isOpen === true || members.some(({ key }) => key === null)) return null
  // What JavaScript leaves out of JSON is told by a rule of its own.
  return new Set(members.flatMap(({ key }) => (key === null ? [] : [key])))
}

/** A further member before the closing brace of a literal on one line or many. */
function withMember({ node }: Surroundings, value: ValueFact, name: string): CodeEdit[] {
  const first = value.members?.[0]
  const { line, column } = first?.place ?? value.place
  const lines = node.code.split(/\r\n|\r|\n/)
  const isLiteral = lines[value.place.line - 1]?.[value.place.column - 1] === '{'
  if (!isLiteral) return []
  const isPython = node.code_language === 'python3'
  const member = isPython ? `${JSON.stringify(name)}: None` : `${name}: null`
  const at = first === undefined ? { line: value.place.line, column: value.place.column + 1 } : { line, column }
  const text =
    first === undefined
      ? member
      : first.place.line === value.place.line
        ? `${member}, `
        : `${member},\n${' '.repeat(column - 1)}`
  return [{ ...at, endLine: at.line, endColumn: at.column, text }]
}

const outputNotReturned: Rule = {
  id: 'output-not-returned',
  languages: codeLanguages,
  severity: always('error'),
  check: (around) => {
    if (!isPlain(around)) return []
    const { facts, node, target } = around
    return facts.returns.flatMap((one) => {
      const { place, value } = one
      const keys = value?.kind === 'dict' ? keysOf(value) : null
      if (keys === null || value === null) return []
      const lacking = node.outputs.filter(({ name }) => name !== '' && !keys.has(name))
      return lacking.map(({ name }): Fired => {
        const difyText = fillWords(target.outputs.words.missing, { path: name })
        const fixes = outputRename(around, value)
        const key = keyRename(around, fixes)
        const edits = key?.edits ?? withMember(around, value, name)
        return { place, params: { name, difyText, ...key?.params }, edits, fixes, ...ofPath(around, one) }
      })
    })
  },
  cases: outputCases['output-not-returned'],
}

const outputNotDeclared: Rule = {
  id: 'output-not-declared',
  languages: codeLanguages,
  severity: always('error'),
  check: (around) => {
    if (!isPlain(around)) return []
    const { facts, node, target } = around
    const declared = new Set(node.outputs.map(({ name }) => name))
    return facts.returns.flatMap((one) =>
      (one.value?.kind === 'dict' ? (one.value.members ?? []) : []).flatMap(
        ({ key, place, value: member }): Fired[] => {
          const isDropped =
            node.code_language === 'javascript' && (member.kind === 'undefined' || member.kind === 'function')
          if (key === null || declared.has(key) || isDropped) return []
          const params = { name: key, difyText: target.outputs.words.extra }
          const added: NodeFix = { kind: 'add-output', name: key, type: typeFor(member, around) ?? unknownType(member) }
          const renames = outputRename(around, one.value)
          const renamed = keyRename(around, renames)
          return [
            {
              place,
              params: { ...params, ...renamed?.params },
              edits: renamed?.edits ?? [],
              fixes: [...renames, added],
              ...ofPath(around, one),
            },
          ]
        },
      ),
    )
  },
  cases: outputCases['output-not-declared'],
}

/** Rules whose judge is Dify's own check. */
const checked = [
  'output-type-differs',
  'output-text-becomes-number',
  'output-text-long',
  'output-array-long',
  'output-out-of-range',
  'output-too-precise',
  'output-too-deep',
  'output-nested-array',
  'output-mixed-array',
  'output-member-differs',
] as const satisfies readonly RuleId[]

const checkedRules = checked.map((id): Rule => ({
  id,
  languages: codeLanguages,
  severity: always('error'),
  check: (around) =>
    isPlain(around) ? outputFaults(around).flatMap(({ rule, fired }) => (rule === id ? [fired] : [])) : [],
  cases: outputCases[id],
}))

/** Rules about what `main` returns, held against the outputs. */
export const outputRules: readonly Rule[] = [
  alsoLikely(returnNoDict),
  returnNever,
  pathWithoutReturn,
  alsoLikely(outputNotReturned),
  alsoLikely(outputNotDeclared),
  ...checkedRules,
]
