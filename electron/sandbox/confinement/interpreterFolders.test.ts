import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tempFolder } from '../../testing/tempFolder'
import { foldersOf } from './interpreterFolders'

let home: string
let remove: () => Promise<void>

/** A home as an author may have it: programs of his own beside his keys and his work. */
const files = [
  '.ssh/id_ed25519',
  '.local/share/nodelab/sandboxes.json',
  '.local/bin/node',
  '.local/bin/python3.12',
  '.local/lib/python3.12/os.py',
  '.local/lib/secrets/key',
  'bin/node',
  'lib/notes.txt',
  'work/bin/node',
  'work/lib/plan.txt',
  'tools/node',
  'tools/plan.txt',
  '.nvm/versions/node/v20.1.0/bin/node',
  '.nvm/versions/node/v20.1.0/lib/node_modules/npm/index.js',
  '.nvm/versions/node/v20.1.0/include/node/node.h',
  '.local/share/uv/python/cpython-3.14/bin/python3.14',
  '.local/share/uv/python/cpython-3.14/lib/python3.14/os.py',
  '.local/share/nodelab/environments/k/pyvenv.cfg',
  'conda/bin/python',
  'conda/conda-meta/history',
]

beforeAll(async () => {
  ;({ path: home, remove } = await tempFolder())
  for (const file of files) {
    await mkdir(dirname(join(home, file)), { recursive: true })
    await writeFile(join(home, file), '')
  }
  const bin = join(home, '.local/share/nodelab/environments/k/bin')
  await mkdir(bin)
  await symlink(join(home, '.local/share/uv/python/cpython-3.14/bin/python3.14'), join(bin, 'python'))
})
afterAll(() => remove())

/** What is readable for a program, from the home. */
const readable = (program: string): string[] =>
  foldersOf(join(home, program), { XDG_DATA_HOME: join(home, '.local/share') }, home).map((path) =>
    relative(home, path),
  )

describe.skipIf(process.platform === 'win32')('what is readable of the place of an interpreter', () => {
  it.each([
    ['.local/bin/node', ['.local/bin/node', '.local/lib/python3.12']],
    ['.local/bin/python3.12', ['.local/bin/python3.12', '.local/lib/python3.12']],
    ['bin/node', ['bin/node']],
    ['work/bin/node', ['work/bin/node']],
    ['tools/node', ['tools/node']],
    [
      '.nvm/versions/node/v20.1.0/bin/node',
      ['bin', 'lib', 'include'].map((name) => `.nvm/versions/node/v20.1.0/${name}`),
    ],
    ['conda/bin/python', ['conda']],
    [
      '.local/share/nodelab/environments/k/bin/python',
      [
        '.local/share/nodelab/environments/k',
        '.local/share/uv/python/cpython-3.14/bin',
        '.local/share/uv/python/cpython-3.14/lib',
      ],
    ],
  ])('of %s is only what it needs', (program, folders) => {
    expect(readable(program)).toEqual(folders)
  })

  it('is nothing more for programs of the system, and a program alone right beneath the root', () => {
    expect(foldersOf('/usr/bin/python3', {}, home)).toEqual([])
    expect(foldersOf('/opt/node', {}, home)).toEqual(['/opt/node'])
  })
})
