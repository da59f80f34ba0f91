import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { LanguageDocument, LanguageNotes, LanguageState } from '../../shared/model/language'
import type { Environment } from '../../shared/model/environment'
import type { Language } from '../../shared/model/problem'
import { createLanguage } from './language'
import { startByNode } from './serverProcess'

const pyright = join(__dirname, '..', '..', 'node_modules', 'pyright')
let root = ''
let isOn = true
let speaks: Language = 'en'
let language: ReturnType<typeof createLanguage>
const states: LanguageState[] = []
const notes: LanguageNotes[] = []

/** Packages as uv installs them, in the folder of an environment. */
async function environment(key: string, module: string, text: string): Promise<void> {
  const folder = join(root, 'environments', key, 'lib', 'python3.12', 'site-packages', module)
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, '__init__.py'), text)
  // What Python would run as it starts: nothing here may start one.
  await writeFile(
    join(folder, '..', 'start.pth'),
    `import pathlib; pathlib.Path(${JSON.stringify(root)}, 'ran').touch()\n`,
  )
}

function find(key: string): Promise<Environment> {
  const python = { version: '3.12.1', asked: '3.12', path: '/nowhere/python', exact: true }
  return Promise.resolve({ key, target: 'dify-1.11', python, packages: [], baseChanges: [] })
}

let version = 0
function show(
  code: string,
  more: Partial<LanguageDocument> = {},
): (marked: string) => {
  id: string
  version: number
  line: number
  column: number
} {
  version += 1
  const at = version
  const variables = [
    { variable: 'text', value_type: 'string' as const },
    { variable: 'file', value_type: 'file' as const },
  ]
  language.show({ id: 'a', version, code, variables, target: 'dify-1.11', environment: 'one', ...more })
  return (marked) => {
    const before = code.slice(0, code.indexOf(marked) + marked.length).split('\n')
    return { id: 'a', version: at, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
  }
}

const labels = async (asked: Parameters<typeof language.complete>[0]): Promise<string[]> =>
  (await language.complete(asked, null))?.items.map(({ label }) => label) ?? []

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'nodelab-language-'))
  await environment(
    'one',
    'greeter',
    'def greet(name: str, times: int = 1) -> str:\n    """Says hello."""\n    return name\n',
  )
  await environment('one', 'afar', 'def faraway() -> int:\n    return 1\n')
  await environment('two', 'counter', 'total = 1\n')
  language = createLanguage({
    start: () => startByNode(pyright),
    folder: join(root, 'language'),
    environments: join(root, 'environments'),
    find,
    isOn: () => isOn,
    language: () => speaks,
  })
  language.onState((state) => states.push(state))
  language.onNotes((told) => notes.push(told))
})

afterAll(async () => {
  await language.close()
  expect(await readdir(root)).not.toContain('ran')
  await rm(root, { recursive: true, force: true, maxRetries: 5 })
})

const code = `import re
import greeter

def main(text, file):
    shout = text.upper()
    hello = greeter.greet(shout)
    size = file["size"]
    gone = text.no_such
    import tabulate
    return {"a": hello, "b": shout, "c": size, "d": [gone, unknown_name]}
`

it('helps with a node in its own environment, and knows what its inputs are', { timeout: 60_000 }, async () => {
  const at = show(code)
  expect(await labels(at('text.'))).toEqual(expect.arrayContaining(['upper', 'splitlines']))
  expect(states.map(({ status }) => status)).toEqual(['starting', 'ready'])
  const members = await language.complete(at('greeter.'), '.')
  const greet = members?.items.find(({ label }) => label === 'greet')
  expect(greet?.insert).toBe('greet')
  expect(await language.resolve(members?.list ?? 0, greet?.at ?? 0)).toEqual({
    text: expect.stringContaining('Says hello'),
  })

  // The types stand in no text that the author sees.
  expect(await language.hover(at('def main(tex'))).toEqual({
    text: expect.stringContaining('text: str'),
    span: { line: 4, column: 10, endLine: 4, endColumn: 14 },
  })
  expect((await language.hover(at('def main(text, fil')))?.text).toContain('file: File')
  const help = await language.signature(at('greeter.greet('))
  expect(help?.signatures[0]?.label).toContain('name: str, times: int = 1')
  expect(help?.parameter).toBe(0)

  const [definition] = await language.definition(at('greeter.gre'))
  expect(definition).toMatchObject({ line: 1, column: 5, source: expect.any(Number) })
  const source = await language.source(definition?.source ?? 0)
  expect(source).toMatchObject({ shown: 'greeter/__init__.py', text: expect.stringContaining('def greet') })
  expect(await language.source(4711)).toBeNull()
  expect(await language.definition(at('"b": sho'))).toEqual([
    { line: 5, column: 5, endLine: 5, endColumn: 10, source: null },
  ])

  expect(await language.references(at('def main(te'))).toHaveLength(3)
  expect(await language.renamed(at('def main(te'))).toEqual({ line: 4, column: 10, endLine: 4, endColumn: 14 })
  expect(await language.renamed(at('impor'))).toBeNull()
  expect(await language.rename(at('def main(te'), 'words')).toEqual([
    { line: 4, column: 10, endLine: 4, endColumn: 14, text: 'words' },
    { line: 5, column: 13, endLine: 5, endColumn: 17, text: 'words' },
    { line: 8, column: 12, endLine: 8, endColumn: 16, text: 'words' },
  ])
  // A question about a text that the server does not have any more, or about another node.
  expect(await language.hover({ ...at('def main(te'), version: 0 })).toBeNull()
  expect(await language.hover({ ...at('def main(te'), id: 'b' })).toBeNull()

  // What preflight tells is not told twice: the import that is missing, and the name that is not bound.
  await expect.poll(() => notes.at(-1)?.version, { timeout: 20_000 }).toBe(version)
  expect(notes.at(-1)?.notes.map(({ severity, rule, line }) => [severity, rule, line])).toEqual([
    ['warning', 'reportAttributeAccessIssue', 8],
    ['faded', '', 1],
    ['faded', '', 9],
  ])

  // Of packages that the code does not import, with their import.
  const away = await language.complete(show('def main(text):\n    fara')('    fara'), null)
  expect(away?.items.filter(({ source }) => source === 'afar')).toMatchObject([
    { label: 'faraway', edits: [{ line: 1, column: 1, text: 'from afar import faraway\n' }] },
  ])

  // Of modules that the code has loaded, directly or not, names come with their import.
  const importing = show(`${code}\nRequire`)
  const offered = await language.complete(importing('\nRequire'), null)
  expect(offered?.items.find(({ label, source: from }) => label === 'Required' && from === 'typing')).toMatchObject({
    edits: [{ text: expect.stringContaining('from typing import Required') }],
  })
})

it('follows another environment, and leaves one that is removed', { timeout: 60_000 }, async () => {
  const other = 'import counter\n\ndef main(text):\n    return {"a": counter.total}\n'
  const before = show(other)
  expect(await labels(before('counter.'))).not.toContain('total')
  const pid = language.pid()
  // What is asked behind a switch is answered by what is there then, and not by what was there before.
  const after = show(other, { environment: 'two' })
  expect(await labels(after('counter.'))).toContain('total')
  expect(language.pid()).toBe(pid)
  await language.release(join(root, 'environments', 'two'))
  expect(await labels(after('counter.'))).not.toContain('total')
})

it('speaks the language that the window speaks now', { timeout: 60_000 }, async () => {
  const said = (): string | undefined =>
    notes.at(-1)?.notes.find(({ rule }) => rule === 'reportAttributeAccessIssue')?.message
  show(code)
  await expect.poll(said, { timeout: 20_000 }).toContain('Cannot access attribute')
  speaks = 'zh-CN'
  language.settle()
  await expect.poll(said, { timeout: 20_000 }).toContain('无法访问')
  // While another page is shown no node is in view; what is then switched counts as one is shown again.
  language.show(null)
  speaks = 'en'
  language.settle()
  show(code)
  await expect.poll(said, { timeout: 20_000 }).toContain('Cannot access attribute')
})

it(
  'survives its end, gives up after some in a row, and is off where the author wants none',
  { timeout: 120_000 },
  async () => {
    const kill = async (): Promise<void> => {
      const at = show(code)
      expect(await labels(at('text.'))).toContain('upper')
      const pid = language.pid() ?? 0
      process.kill(pid, 'SIGKILL')
      await expect.poll(() => language.pid() === pid, { timeout: 20_000 }).toBe(false)
    }
    const told = (): string[] =>
      states.flatMap(({ status, problem }) => (problem === null ? [] : [`${status} ${problem.code}`]))
    for (let count = 0; count < 3; count += 1) await kill()
    expect(told()).toContain('starting language-ended')
    await kill()
    await expect.poll(() => language.state()).toMatchObject({ status: 'down', problem: { code: 'language-down' } })
    expect(await labels(show(code)('text.'))).toEqual([])
    language.restart()
    expect(await labels(show(code)('text.'))).toContain('upper')

    isOn = false
    language.settle()
    await expect.poll(() => language.state()).toEqual({ status: 'off', problem: null })
    expect(language.pid()).toBeUndefined()
    expect(await labels(show(code)('text.'))).toEqual([])
  },
)

it('ends a server that never gets ready and starts another, a few times', async () => {
  let [started, killed] = [0, 0]
  const told: LanguageState[] = []
  const mute = createLanguage({
    start: () => {
      started += 1
      return {
        pid: undefined,
        send: () => undefined,
        onMessage: () => undefined,
        onEnd: () => undefined,
        kill: () => void (killed += 1),
      }
    },
    folder: join(root, 'mute'),
    environments: join(root, 'environments'),
    find,
    isOn: () => true,
    language: () => 'en',
    startMs: 5,
  })
  mute.onState((state) => told.push(state))
  mute.show({ id: 'a', version: 1, code: '', variables: [], target: 'dify-1.11', environment: null })
  await expect.poll(() => told.at(-1)?.status).toBe('down')
  expect([started, killed]).toEqual([4, 4])
  expect(told.at(-1)?.problem?.code).toBe('language-down')
  await mute.close()
})
