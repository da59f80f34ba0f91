import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { ProblemError } from '../../shared/problems'
import { tempFolder } from '../testing/tempFolder'
import { takeAppFile } from './takeAppFile'

const app =
  '\uFEFFkind: app\r\nversion: 0.6.0\r\napp: {mode: workflow, name: A}\r\nworkflow: {graph: {edges: [], nodes: []}}  \r\n'

async function place() {
  const { path: folder, remove } = await tempFolder()
  onTestFinished(remove)
  const root = join(folder, 'nodes')
  await mkdir(root)
  return { folder, root }
}

describe('an app file that was chosen', () => {
  it('is copied from elsewhere to the byte, under a name that is free', async () => {
    const { folder, root } = await place()
    const path = join(folder, 'Triage.yaml')
    await writeFile(path, app)
    expect(await takeAppFile(root, path)).toBe('Triage.yaml')
    expect(await takeAppFile(root, path)).toBe('Triage_2.yaml')
    expect(await readFile(join(root, 'Triage_2.yaml'))).toEqual(await readFile(path))
  })

  it('is opened where it lies in the workspace, also where that is reached by a link', async () => {
    const { folder, root } = await place()
    await mkdir(join(root, 'apps'))
    await writeFile(join(root, 'apps', 'a.yml'), app)
    await symlink(root, join(folder, 'link'), 'junction')
    expect(await takeAppFile(root, join(root, 'apps', 'a.yml'))).toBe('apps/a.yml')
    expect(await takeAppFile(root, join(folder, 'link', 'apps', 'a.yml'))).toBe('apps/a.yml')
    expect(await readdir(root)).toEqual(['apps'])
  })

  it('is copied where it lies in the workspace under a name that is not looked for there', async () => {
    const { root } = await place()
    await mkdir(join(root, '.trash'))
    for (const [name, copied] of [
      ['..dots.yml', 'dots.yml'],
      ['app.txt', 'app.txt.yml'],
      ['.trash/old.yml', 'old.yml'],
    ] as const) {
      await writeFile(join(root, name), app)
      expect(await takeAppFile(root, join(root, name))).toBe(copied)
    }
  })

  it('is not copied where it is none, and says why', async () => {
    const { folder, root } = await place()
    const code = async (name: string, text: string | Buffer): Promise<string> => {
      await writeFile(join(folder, name), text)
      return takeAppFile(root, join(folder, name)).then(
        () => 'taken',
        (error: unknown) => (error instanceof ProblemError ? error.problem.code : String(error)),
      )
    }
    expect(await code('other.yml', 'a: 1\n')).toBe('file-no-app')
    expect(await code('broken.yml', `${app}  - [`)).not.toBe('taken')
    expect(await code('picture.yml', Buffer.from([0, 1, 2, 255]))).toBe('file-not-text')
    await expect(takeAppFile(root, join(folder, 'gone.yml'))).rejects.toThrow(ProblemError)
    expect(await readdir(root)).toEqual([])
  })
})
