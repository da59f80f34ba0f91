import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createEngine, type Engine } from '../../engine'
import { tempFolder } from '../../testing/tempFolder'
import { testEnv, testFolders } from '../../testing/testData'
import { createWorkspaceHolder, type WorkspaceHolder } from '../workspaceHolder'
import { openFile, type OpenFileWays } from './openFile'

const examples = join(import.meta.dirname, '..', '..', 'workspace', 'examples')
const node =
  'title: a\ntype: code\ncode_language: python3\nvariables: []\noutputs: {}\ncode: |\n  def main(): return {}\n'
const app = `kind: app
version: 0.3.0
app:
  name: a
  mode: workflow
workflow:
  graph:
    edges: []
    nodes:
      - id: '1'
        data: {type: code, title: c, code_language: python3, code: 'def main(): return {}', variables: [], outputs: {}}
`

let folder: Awaited<ReturnType<typeof tempFolder>>
let engine: Engine
let workspaces: WorkspaceHolder
let questions: string[]
let answer: Awaited<ReturnType<OpenFileWays['ask']>>
let copied: string[]

beforeEach(async () => {
  folder = await tempFolder()
  const env = testEnv(join(folder.path, 'data'))
  engine = createEngine({ env, folders: testFolders(env), examples })
  questions = []
  copied = []
  answer = 'nothing'
  await lay('home/mine/a.node.yml', node)
  workspaces = createWorkspaceHolder({
    engine: { ...engine, defaultWorkspace: join(folder.path, 'home', 'mine') },
    send: () => undefined,
    wanted: null,
    tell: () => undefined,
  })
  await workspaces.get()
})
afterEach(async () => {
  await workspaces.close()
  await engine.close()
  await folder.remove()
})

/** Writes a file of the test's folder. */
async function lay(place: string, text: string): Promise<string> {
  const path = join(folder.path, place)
  await mkdir(join(path, '..'), { recursive: true })
  await writeFile(path, text)
  return path
}

const open = (path: string, isLesson = false) =>
  openFile(path, {
    workspaces,
    recent: engine.settings.recentWorkspaces,
    isLesson: (place) => Promise.resolve(isLesson && place.endsWith('lesson')),
    ask: (asked) => {
      questions.push(asked)
      return Promise.resolve(answer)
    },
    copy: (_workspace, asked) => {
      copied.push(asked)
      return Promise.resolve()
    },
  })

describe('a file that the system names', () => {
  it('is shown in the workspace that it lies in, in place, without a question', async () => {
    expect(await open(await lay('home/mine/deep/b.node.yml', node))).toEqual({
      workspace: null,
      show: { what: 'node', id: 'deep/b' },
    })
    expect(await open(await lay('home/mine/app.yml', app))).toEqual({
      workspace: null,
      show: { what: 'app', id: 'app.yml' },
    })
    expect(questions).toEqual([])
  })

  it('opens the workspace of before that it lies in, the innermost', async () => {
    await mkdir(join(folder.path, 'outer', 'inner'), { recursive: true })
    for (const place of ['outer', 'outer/inner', 'home/mine']) await workspaces.change(join(folder.path, place))
    const { workspace, show } = await open(await lay('outer/inner/c.node.yml', node))
    expect([workspace?.path, show]).toEqual([join(folder.path, 'outer', 'inner'), { what: 'node', id: 'c' }])
    expect(questions).toEqual([])
  })

  it('elsewhere asks what is to be done, and does that alone', async () => {
    const path = await lay('far/d.node.yml', node)
    expect(await open(path)).toEqual({ workspace: null, show: null })
    answer = 'copy'
    await open(path)
    expect(copied).toEqual([path])
    expect((await workspaces.get()).path).toBe(join(folder.path, 'home', 'mine'))
    answer = 'folder'
    const { workspace, show } = await open(path)
    expect([workspace?.path, show]).toEqual([join(folder.path, 'far'), { what: 'node', id: 'd' }])
    expect(questions).toEqual([path, path, path])
    expect(await readFile(path, 'utf8')).toBe(node)
  })

  it('of a hidden folder, where no library looks, is asked about as well', async () => {
    const path = await lay('home/mine/.nodelab/trash/e.node.yml', node)
    await open(path)
    expect(questions).toEqual([path])
  })

  it('is never put into a lesson: the workspace of before is opened first', async () => {
    await mkdir(join(folder.path, 'lesson'))
    await workspaces.visit(join(folder.path, 'lesson'))
    const { workspace, show } = await open(join(folder.path, 'home', 'mine', 'a.node.yml'), true)
    expect([workspace?.path, show]).toEqual([join(folder.path, 'home', 'mine'), { what: 'node', id: 'a' }])
  })

  it.each([
    ['a YAML file that is no app', 'far/compose.yml', 'services: {}\n', 'file-no-app'],
    ['what is no YAML', 'far/broken.yml', 'a: [\n', null],
  ])('is told before anybody is asked: %s', async (_what, place, text, code) => {
    const path = await lay(place, text)
    const end: unknown = await open(path).catch((error: unknown) => error)
    expect(end).toMatchObject({ problem: code === null ? { severity: 'error' } : { code } })
    expect(questions).toEqual([])
  })

  it('that is not there, or is a folder, is told', async () => {
    const gone = await lay('far/gone.node.yml', node)
    await rm(gone)
    await mkdir(join(folder.path, 'far', 'folder.node.yml'))
    for (const path of [gone, join(folder.path, 'far', 'folder.node.yml')]) {
      await expect(open(path)).rejects.toMatchObject({ problem: { code: 'opened-file-missing', params: { path } } })
    }
  })

  it.skipIf(process.platform === 'win32')('by a link is where the link leads', async () => {
    const path = await lay('far/f.node.yml', node)
    await symlink(path, join(folder.path, 'home', 'mine', 'linked.node.yml'))
    await open(join(folder.path, 'home', 'mine', 'linked.node.yml'))
    expect(questions).toEqual([path])
  })
})
