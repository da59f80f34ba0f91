import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseSync } from 'vite'
import { describe, expect, it } from 'vitest'
import { fillWords } from '../dify/fillWords'
import { sandboxError } from '../dify/sandboxError'
import { targets } from '../dify/targets'
import { explanationText, findExplanation, placesOf } from './explain'
import { explanations } from './table'

const root = fileURLToPath(new URL('../..', import.meta.url))

function find(message: string, problem = '') {
  return findExplanation({
    of: 'dify',
    errorClass: '',
    qualified: '',
    message,
    files: [],
    target: 'Dify',
    without: [],
    problem,
  })
}

/** A node of a parsed file. */
interface Tree {
  readonly type: string
  readonly [name: string]: unknown
}
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && 'type' in value

function* treesIn(value: unknown): Generator<Tree> {
  if (Array.isArray(value)) for (const one of value) yield* treesIn(one)
  else if (isTree(value)) {
    yield value
    for (const child of Object.values(value)) if (typeof child === 'object') yield* treesIn(child)
  }
}

const nameOf = (tree: unknown): string => (isTree(tree) && tree.type === 'Identifier' ? String(tree['name']) : '')

/** Which argument of a call, by what is called, is a sentence of Dify's: what makes a failure, and what makes it for others. */
const makers: Readonly<Record<string, number>> = { DifyFailure: 2, DefaultValueError: 1, crash: 0, fail: 0 }

/** All sentences in a file that are made where they are written, with `1` in their places; what is made elsewhere is told by its source. */
function sentencesIn(path: string): { written: string[]; elsewhere: string[] } {
  const source = readFileSync(join(root, path), 'utf8')
  const trees = [...treesIn(parseSync(path, source).program)]
  const [written, elsewhere]: [string[], string[]] = [[], []]
  const textOf = (tree: Tree): string => source.slice(Number(tree['start']), Number(tree['end']))

  function textsOf(given: unknown): string[] {
    if (!isTree(given)) return []
    if (given.type === 'Literal') return [String(given['value'])]
    if (given.type === 'ConditionalExpression') return [...textsOf(given['consequent']), ...textsOf(given['alternate'])]
    if (given.type === 'TemplateLiteral') {
      const quasis = given['quasis'] as { value: { cooked: string } }[]
      return [quasis.map(({ value }) => value.cooked).join('1')]
    }
    if (given.type === 'CallExpression' && nameOf(given['callee']) === 'networkSentence') {
      const [reason] = given['arguments'] as unknown[]
      const around =
        'Failed to execute code, which is likely a network issue, please check if the sandbox service is running. ( Error: '
      expect(source).toContain(around)
      return [...textsOf(reason), ''].map((text) => `${around}${text} )`)
    }
    const named = trees.filter((tree) => tree.type === 'VariableDeclarator' && nameOf(tree['id']) === nameOf(given))
    const values = nameOf(given) === '' ? [] : named.flatMap((tree) => textsOf(tree['init']))
    if (values.length === 0) elsewhere.push(textOf(given))
    return values
  }
  for (const tree of trees) {
    if (tree.type !== 'NewExpression' && tree.type !== 'CallExpression') continue
    const name = nameOf(tree['callee'])
    const isOfInputs = name === 'refuse' && path.endsWith('inputsJson.ts')
    const at = isOfInputs ? 0 : Object.hasOwn(makers, name) ? makers[name] : undefined
    if (at !== undefined) written.push(...textsOf((tree['arguments'] as unknown[])[at]))
  }
  return { written, elsewhere }
}

function filesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((one) => one.isFile() && /(?<!\.test)\.ts$/.test(one.name))
    .map((one) => join(one.parentPath.slice(root.length), one.name))
    .filter((path) => !path.includes('/testing/'))
}

/** Where sentences come from that are not written in the call: the words of the targets (tried by themselves), the sandbox's error and what httpx and Python say. */
const passedOn = [
  'answer.error',
  'fillWords(sentence, { ...values, path })',
  'fillWords(sentence, { reason: error.message })',
  'fillWords(target.outputs.words.badJson, { reason: error.message, head })',
  'fillWords(target.outputs.words.noTag, { head: firstCodePoints(answer.stdout, 200) })',
  'fillWords(words.noTag, { head: firstCodePoints(answer.stdout, 200) })',
  'fillWords(words.notDict, { type })',
  'message',
  'silence.message',
]

describe('every sentence that Dify fails a node with has a paragraph', () => {
  it.each(targets.map((target) => [target.name, target.outputs.words] as const))('in the words of %s', (_, words) => {
    const samples = {
      path: 'a.b',
      type: 'int',
      repr: "<class 'int'>",
      max: 30,
      min: -1,
      i: 2,
      head: 'x\ny',
      reason: 'why',
    }
    for (const [word, sentence] of Object.entries(words)) {
      if (sentence === '' || sentence === '{reason}') continue
      const found = find(fillWords(sentence as string, samples))
      expect([word, found?.id]).toEqual([word, `dify-output-${word.replace(/[A-Z]/g, (a) => `-${a.toLowerCase()}`)}`])
    }
  })

  it('written in the code that makes failures', () => {
    const files = ['shared/dify', 'electron/run', 'electron/sandbox/remote', 'electron/cases'].flatMap(filesIn)
    const all = files.map(sentencesIn)
    const sentences = all.flatMap(({ written }) => written).filter((text) => text !== '')
    expect(sentences.length).toBeGreaterThan(25)
    const problem = 'result-too-deep'
    expect(sentences.filter((sentence) => find(sentence, problem) === null)).toEqual([])
    // What is put together elsewhere: the words of the targets, what the sandbox said, and what Python says of JSON.
    expect([...new Set(all.flatMap(({ elsewhere }) => elsewhere))].sort()).toEqual([...new Set(passedOn)].sort())
  })

  it.each(targets.map((target) => [target.name, target] as const))(
    'of the sandbox of %s, however a script ends',
    (_, target) => {
      const end = { stderr: '', exitCode: null, signal: null, timedOut: false }
      const ends = [
        { ...end, timedOut: true, problem: 'run-timeout' },
        ...['SIGSYS', 'SIGKILL', 'SIGSEGV', 'SIGABRT', 'SIGXCPU'].map((signal) => ({ ...end, signal, problem: '' })),
        { ...end, exitCode: 1, problem: 'program-ended' },
        { ...end, exitCode: 0, stderr: 'warned\n', problem: 'stderr-fails' },
      ]
      for (const { problem, ...one } of ends) {
        for (const language of ['python3', 'nodejs'] as const) {
          const said = sandboxError(target, one, language)
          if (said !== '') expect([said, find(said, problem)?.id]).toEqual([said, expect.any(String)])
        }
      }
    },
  )
})

it('no other text is taken for a sentence of Dify', () => {
  for (const text of ['', 'Output is missing', 'error: time', 'list', 'Result must be', 'Failed to parse', 'timeout']) {
    expect(find(text)).toBe(null)
  }
})

it.each(explanations.map((entry) => [entry.id, entry] as const))(
  '%s has texts that need no more than its message gives',
  (id, entry) => {
    const known = new Set(explanations.filter((one) => one.id === id).flatMap(placesOf))
    for (const language of ['en', 'zh-CN'] as const) {
      expect(entry.texts[language].every((part) => /[.。]$/.test(part))).toBe(true)
      const params = Object.fromEntries([...known].map((name) => [name, 'X']))
      const text = explanationText({ id, params: { ...params, target: 'T', message: 'M', inputs: '`X`' } }, language)
      expect(text.split('`').length % 2).toBe(1)
      // What is left in braces is code, and stands in code.
      const outside = text.split('`').filter((_, index) => index % 2 === 0)
      expect(outside.join('')).not.toMatch(/\{\w*\}/)
    }
  },
)
