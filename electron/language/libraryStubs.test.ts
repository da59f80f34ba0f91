import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { LanguageNotes } from '../../shared/model/language'
import { root as checkout } from '../../scripts/setup/folders.mjs'
import { tempFolder } from '../testing/tempFolder'
import { readFields } from '../workspace/nodeFields'
import { createLanguage } from './language'
import { startByNode } from './serverProcess'

let folder: Awaited<ReturnType<typeof tempFolder>>
let language: ReturnType<typeof createLanguage>
const notes: LanguageNotes[] = []

beforeAll(async () => {
  folder = await tempFolder()
  // As setuptools has it: a name that is filled as the module is imported.
  for (const key of ['old', 'new']) {
    const at = join(folder.path, 'environments', key, 'lib', 'python3.10', 'site-packages', 'pkg_resources')
    await mkdir(at, { recursive: true })
    await writeFile(join(at, '__init__.py'), 'working_set = None\n\nclass WorkingSet:\n    pass\n')
  }
  language = createLanguage({
    start: () => startByNode(join(checkout, 'node_modules', 'pyright')),
    folder: join(folder.path, 'language'),
    environments: join(folder.path, 'environments'),
    find: (key) =>
      Promise.resolve({
        key,
        target: 'dify-0.11',
        python: { version: '3.10.1', asked: '3.10', path: '/nowhere/python', exact: true },
        packages: key === 'old' ? [{ name: 'setuptools', version: '65.5.1', origin: 'base' as const }] : [],
        baseChanges: [],
      }),
    isOn: () => true,
    language: () => 'en',
  })
  language.onNotes((told) => notes.push(told))
})
afterAll(async () => {
  await language.close()
  await folder.remove()
})

it(
  'finds nothing in the first example where its library is there, and knows what it lists',
  { timeout: 60_000 },
  async () => {
    const file = join(checkout, 'electron', 'workspace', 'examples', 'installed_packages.node.yml')
    const { node } = readFields(await readFile(file, 'utf8'))
    const code = node?.code ?? ''
    const show = (version: number, environment: string, text: string): void =>
      language.show({ id: 'a', version, code: text, variables: [], target: 'dify-0.11', environment })
    const lastOf = (version: number): string[] | undefined =>
      notes.findLast((told) => told.version === version)?.notes.map(({ message }) => message)
    show(1, 'old', code)
    await expect.poll(() => lastOf(1), { timeout: 30_000 }).toEqual([])
    // It does look: what the list holds is known, and a name that no text has is told.
    show(2, 'old', code.replace('dist.key,', 'dist.key + 1,'))
    await expect.poll(() => lastOf(2)?.join(), { timeout: 30_000 }).toMatch(/Operator "\+" not supported/)
    // An environment without the library gets none of it.
    show(3, 'new', code)
    await expect.poll(() => lastOf(3)?.length, { timeout: 30_000 }).toBeGreaterThan(0)
  },
)
