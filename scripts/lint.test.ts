import { execFile } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { root } from './setup/folders.mjs'

/** Files of one small project, by path. */
type Files = Readonly<Record<string, string>>

const clean: Files = {
  'shared/add.ts': 'export const add = (a: number, b: number): number => a + b\n',
  'electron/engine.ts':
    "import { join } from 'node:path'\nimport { add } from '../shared/add'\nexport const place = join('a', String(add(1, 2)))\n",
  'electron/desktop/shell.ts': "import { app } from 'electron'\nexport const name = (): string => app.getName()\n",
  'renderer/app/page.ts': "import { add } from '../../shared/add'\nexport const three = add(1, 2)\n",
}

const offences: readonly (readonly [name: string, rule: string, files: Files])[] = [
  ['shared that knows Node', 'no-restricted-imports', { 'shared/bad.ts': "import 'node:fs'\n" }],
  ['shared that knows Electron', 'no-restricted-imports', { 'shared/bad.ts': "import 'electron'\n" }],
  ['shared that knows the engine', 'no-restricted-imports', { 'shared/bad.ts': "import '../electron/engine'\n" }],
  ['shared that knows the page', 'no-restricted-globals', { 'shared/bad.ts': 'export const page = document.title\n' }],
  [
    'a page that knows the engine',
    'no-restricted-imports',
    { 'renderer/app/bad.ts': "import '../../electron/engine'\n" },
  ],
  ['a page that knows Node', 'no-restricted-imports', { 'renderer/app/bad.ts': "import 'node:fs'\n" }],
  ['an engine that knows the page', 'no-restricted-imports', { 'electron/bad.ts': "import '../renderer/app/page'\n" }],
  [
    'a shell that knows the page',
    'no-restricted-imports',
    { 'electron/desktop/bad.ts': "import '../../renderer/app/page'\n" },
  ],
  ['an engine that knows Electron', 'no-restricted-imports', { 'electron/engine/bad.ts': "import 'electron'\n" }],
  [
    'a cycle',
    'no-cycle',
    {
      'shared/one.ts': "import { two } from './two'\nexport const one = (): number => two()\n",
      'shared/two.ts': "import { one } from './one'\nexport const two = (): number => one()\n",
    },
  ],
  ['any', 'no-explicit-any', { 'shared/bad.ts': 'export const bad: any = 1\n' }],
  [
    'a floating promise',
    'no-floating-promises',
    {
      'electron/bad.ts':
        'const later = async (): Promise<number> => 1\nexport const go = (): void => {\n  later()\n}\n',
    },
  ],
  ['a file of 301 lines', 'max-lines', { 'shared/bad.ts': 'export {}\n'.repeat(1) + '//\n'.repeat(300) }],
]

describe('the linter', () => {
  let folder = ''
  beforeAll(() => {
    // Seen by its real path, as the linter reports it.
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'nodelab-lint-')))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  /** Lints a project of these files under our own rules. */
  function lint(name: string, files: Files): Promise<{ code: number; text: string }> {
    const project = join(folder, name.replaceAll(' ', '-'))
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(project, path)), { recursive: true })
      writeFileSync(join(project, path), text)
    }
    for (const file of ['.oxlintrc.json', 'tsconfig.json']) copyFileSync(join(root, file), join(project, file))
    symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'), 'junction')
    const oxlint = join(root, 'node_modules', 'oxlint', 'bin', 'oxlint')
    return new Promise((resolve) => {
      execFile(process.execPath, [oxlint, '--type-aware'], { cwd: project }, (error, stdout, stderr) => {
        resolve({ code: error === null ? 0 : Number(error.code), text: stdout + stderr })
      })
    })
  }

  it('passes clean rooms', async () => {
    const { code, text } = await lint('clean', clean)
    expect(text).toContain('4 files')
    expect(code, text).toBe(0)
  })

  it('passes a file of 300 lines', async () => {
    const { code, text } = await lint('long', { 'shared/long.ts': 'export {}\n' + '//\n'.repeat(299) })
    expect(code, text).toBe(0)
  })

  it.each(offences)('fails on %s', async (name, rule, files) => {
    const { code, text } = await lint(name, { ...clean, ...files })
    expect(text).toContain(`(${rule})`)
    expect(code).toBe(1)
  })
})
