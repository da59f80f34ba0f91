import { writeHeader } from '../../dify/header/writeHeader'
import { createPlaces } from '../../packages/imports/readImport'
import { linesOf } from '../../dify/text'
import type { CodeNode } from '../../model/node'
import { difyDefault } from '../difyDefault'
import { notSerializable } from '../difyWords'
import type { MainFact } from '../facts/codeFacts'
import { always, codeLanguages, type CodeEdit, type Fired, pythonOnly, type Rule, type Surroundings } from '../rule'
import { mainCases } from './mainCases'
import { inputRename } from './nodeFixes'

/** `main` where what it takes is known. */
function plainMain({ facts }: Surroundings): MainFact | null {
  return facts.main === null || facts.main.isWrapped ? null : facts.main
}

function withoutAsync(code: string, { place }: MainFact): CodeEdit[] {
  const text = linesOf(code)[place.line - 1] ?? ''
  const at = /\basync\s+/.exec(text)
  if (at === null || /\bawait\b|\basync\s+(?:for|with)\b/.test(code) || at.index >= place.column) return []
  const { line } = place
  return [{ line, column: at.index + 1, endLine: line, endColumn: at.index + 1 + at[0].length, text: '' }]
}

function named(variables: CodeNode['variables']): string[] {
  return [...new Set(variables.map(({ variable }) => variable).filter((name) => name !== ''))]
}

/** The header with one more parameter, where it is written as the editor writes it. */
function withParameter({ node }: Surroundings, name: string): CodeEdit[] {
  if (node.code_language === 'jinja2') return []
  const written = writeHeader(node.code_language, node.code, {
    added: [{ name }],
    renamed: new Map(),
    removed: new Set(),
    retyped: new Set(),
    order: named(node.variables),
    types: new Map(node.variables.map(({ variable, value_type }) => [variable, value_type])),
    isMoved: false,
  })
  if ('refused' in written) return []
  const place = createPlaces(node.code)
  return written.edits.map(({ from, to, insert }) => {
    const [start, end] = [place(from, from), place(to, to)]
    return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column, text: insert }
  })
}

function atEnd(code: string, text: string): CodeEdit {
  const lines = linesOf(code)
  const [line, column] = [lines.length, (lines.at(-1) ?? '').length + 1]
  return { line, column, endLine: line, endColumn: column, text: column === 1 ? text : `\n${text}` }
}

const mainNotDefined: Rule = {
  id: 'main-not-defined',
  languages: codeLanguages,
  severity: always('error'),
  check: ({ node, target, facts }) => {
    if (facts.main !== null || (!facts.isWhole && /\bmain\b/.test(node.code))) return []
    const isPython = node.code_language === 'python3'
    const difyText = isPython ? "NameError: name 'main' is not defined" : 'ReferenceError: main is not defined'
    return [{ place: null, params: { difyText }, edits: [atEnd(node.code, difyDefault(target, node))] }]
  },
  cases: mainCases['main-not-defined'],
}

const mainNotAwaited: Rule = {
  id: 'main-not-awaited',
  languages: codeLanguages,
  severity: always('error'),
  check: (around) => {
    const main = plainMain(around)
    if (main === null || !main.isAsync) return []
    const isPython = around.node.code_language === 'python3'
    const difyText = isPython
      ? notSerializable('coroutine')
      : around.target.outputs.words.missing.replace('{path}', around.node.outputs[0]?.name ?? 'result')
    return [{ place: main.place, params: { difyText }, edits: withoutAsync(around.node.code, main) }]
  },
  cases: mainCases['main-not-awaited'],
}

const mainYields: Rule = {
  id: 'main-yields',
  languages: codeLanguages,
  severity: always('error'),
  check: (around) => {
    const main = plainMain(around)
    if (main === null || !main.isGenerator || main.isAsync) return []
    const isPython = around.node.code_language === 'python3'
    const difyText = isPython
      ? notSerializable('generator')
      : around.target.outputs.words.missing.replace('{path}', around.node.outputs[0]?.name ?? 'result')
    return [{ place: main.place, params: { difyText } }]
  },
  cases: mainCases['main-yields'],
}

const mainLacksParameter: Rule = {
  id: 'main-lacks-parameter',
  languages: pythonOnly,
  severity: always('error'),
  check: (around) => {
    const main = plainMain(around)
    if (main === null || main.takesAny) return []
    const taken = new Set(main.parameters.map(({ name }) => name))
    const lacking = named(around.node.variables).filter((name) => !taken.has(name))
    return lacking.map((name): Fired => {
      const difyText = `TypeError: main() got an unexpected keyword argument '${name}'`
      const edits = withParameter(around, name)
      return { place: main.place, params: { name, difyText }, edits, fixes: inputRename(around) }
    })
  },
  cases: mainCases['main-lacks-parameter'],
}

const mainParameterUnfilled: Rule = {
  id: 'main-parameter-unfilled',
  languages: pythonOnly,
  severity: always('error'),
  check: (around) => {
    const given = new Set(named(around.node.variables))
    const open = plainMain(around)?.parameters.filter(({ name, hasDefault }) => !hasDefault && !given.has(name)) ?? []
    return open.map(({ name, kind, place }): Fired => {
      const form = kind === 'keyword' ? 'keyword-only' : 'positional'
      const difyText = `TypeError: main() missing 1 required ${form} argument: '${name}'`
      const fixes = [...inputRename(around), { kind: 'add-input' as const, name }]
      return { place, params: { name, difyText }, fixes }
    })
  },
  cases: mainCases['main-parameter-unfilled'],
}

const mainPositionalOnly: Rule = {
  id: 'main-positional-only',
  languages: pythonOnly,
  severity: always('error'),
  check: (around) => {
    const given = new Set(named(around.node.variables))
    const fixed =
      plainMain(around)?.parameters.filter(({ name, kind }) => kind === 'positional' && given.has(name)) ?? []
    return fixed.map(({ name, place }): Fired => {
      const difyText = `TypeError: main() got some positional-only arguments passed as keyword arguments: '${name}'`
      return { place, params: { name, difyText } }
    })
  },
  cases: mainCases['main-positional-only'],
}

const mainDefinedAgain: Rule = {
  id: 'main-defined-again',
  languages: codeLanguages,
  severity: always('warning'),
  check: ({ facts: { main } }) =>
    main !== null && main.count > 1 ? [{ place: main.place, params: { count: main.count } }] : [],
  cases: mainCases['main-defined-again'],
}

const mainRunsItself: Rule = {
  id: 'main-runs-itself',
  languages: codeLanguages,
  // Where a script is given names of its own, `__name__` is another.
  severity: ({ sandbox }) => (sandbox.namespace === 'main' ? 'warning' : 'off'),
  check: ({ facts }) => facts.runsItself.slice(0, 1).map((place) => ({ place })),
  cases: mainCases['main-runs-itself'],
}

const mainTakesOneObject: Rule = {
  id: 'main-takes-one-object',
  languages: ['javascript'],
  severity: always('error'),
  check: (around) => {
    // What is no JavaScript, such as a type, may stand there for no parameter at all.
    const main = around.facts.isWhole ? plainMain(around) : null
    const second = main?.parameters.find(({ kind, hasDefault }) => kind === 'positional' && !hasDefault)
    if (second === undefined) return []
    const names = named(around.node.variables).join(', ') || second.name
    return [{ place: second.place, params: { name: second.name, names } }]
  },
  cases: mainCases['main-takes-one-object'],
}

const mainNameUnfilled: Rule = {
  id: 'main-name-unfilled',
  languages: ['javascript'],
  severity: always('warning'),
  check: (around) => {
    const given = new Set(named(around.node.variables))
    const { parameters = [], reads = [] } = plainMain(around) ?? {}
    const taken = parameters.filter(({ kind, hasDefault }) => kind === 'usual' && !hasDefault)
    const open = [...taken, ...reads].filter(({ name }) => !given.has(name))
    return open.map(({ name, place }): Fired => ({
      place,
      params: { name },
      fixes: [...inputRename(around), { kind: 'add-input', name }],
    }))
  },
  cases: mainCases['main-name-unfilled'],
}

/** Rules about `main`: that it is there, and takes what Dify passes. */
export const mainRules: readonly Rule[] = [
  mainNotDefined,
  mainNotAwaited,
  mainYields,
  mainLacksParameter,
  mainParameterUnfilled,
  mainPositionalOnly,
  mainDefinedAgain,
  mainRunsItself,
  mainTakesOneObject,
  mainNameUnfilled,
]
