import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ProblemError } from '../../shared/problems'
import { tempFolder } from '../testing/tempFolder'
import { standIns } from './findPython'
import { pythonPlaces } from './pythonPlaces'
import { createPythons } from './pythons'

let root: string
let remove: () => Promise<void>

beforeEach(async () => {
  ;({ path: root, remove } = await tempFolder())
})
afterEach(() => remove())

/** The tools' environment on a machine of this test. */
const machine = () => ({
  PATH: `${join(root, 'bin')}:/bin`,
  PYENV_ROOT: join(root, 'pyenv'),
  UV_PYTHON_INSTALL_DIR: join(root, 'data', 'python'),
})

const pythonsOf = () => createPythons(join(root, 'data'), join(root, 'home'))

/** A program that answers the question of a Python as that version does, and notes that it was asked. */
async function putPython(path: string, version: string, kind = 'cpython final False'): Promise<string> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, `#!/bin/sh\necho asked >> ${root}/asked\necho ${version}\necho ${path}\necho ${kind}\n`)
  await chmod(path, 0o755)
  return path
}

/** Versions that no machine has, so that what is really installed is not met. */
const pyenv = (version: string) => {
  const minor = version.split('.').slice(0, 2).join('.')
  return join(root, 'pyenv', 'versions', version, 'bin', `python${minor}`)
}

/** A uv that knows no Python and can't download one. */
async function search() {
  const uv = join(root, 'uv')
  await writeFile(uv, '#!/bin/sh\nexit 2\n')
  await chmod(uv, 0o755)
  return { uv, env: machine(), onLine: () => undefined }
}

const asked = async (): Promise<number> =>
  (await readFile(join(root, 'asked'), 'utf8').catch(() => '')).split('\n').filter((line) => line !== '').length

/** The fakes are shell scripts. */
describe.skipIf(process.platform === 'win32')('pythons', () => {
  it('finds the newest patch of the version asked, on PATH first', async () => {
    await putPython(pyenv('3.99.9'), '3.99.9')
    const newest = await putPython(pyenv('3.99.13'), '3.99.13')
    expect((await pythonsOf().choose('3.99', await search())).python).toEqual({
      version: '3.99.13',
      executable: newest,
    })
    const onPath = await putPython(join(root, 'bin', 'python3.99'), '3.99.2')
    expect((await pythonPlaces('3.99', machine(), join(root, 'home'))).slice(0, 2)).toEqual([onPath, newest])
  })

  it('looks into uv, asdf, mise and conda too', async () => {
    const at = [
      join(root, 'data', 'python', 'cpython-3.98.4-linux-x86_64-gnu', 'bin', 'python3.98'),
      join(root, 'home', '.asdf', 'installs', 'python', '3.98.1', 'bin', 'python3.98'),
      join(root, 'home', '.local', 'share', 'mise', 'installs', 'python', '3.98.2', 'bin', 'python3.98'),
      join(root, 'home', 'miniforge3', 'bin', 'python3.98'),
      join(root, 'home', 'miniforge3', 'envs', 'work', 'bin', 'python3.98'),
    ]
    for (const path of at) await putPython(path, '3.98.0')
    const found = await pythonPlaces('3.98', machine(), join(root, 'home'))
    expect(found.filter((path) => path.startsWith(root))).toEqual(at)
  })

  it('passes over a broken shim, a pre-release and what is no CPython', async () => {
    const shim = await putPython(join(root, 'bin', 'python3.99'), '3.99.1')
    await writeFile(shim, '#!/bin/sh\necho "command not found" >&2\nexit 127\n')
    await putPython(pyenv('3.99.14'), '3.99.14', 'pypy final False')
    await putPython(pyenv('3.99.13'), '3.99.13', 'cpython candidate False')
    const good = await putPython(pyenv('3.99.2'), '3.99.2')
    const chosen = await pythonsOf().choose('3.99', await search())
    expect(chosen.python.executable).toBe(good)
  })

  it('remembers the choice over a restart without asking anyone, until the interpreter changes', async () => {
    const path = await putPython(pyenv('3.99.13'), '3.99.13')
    const first = await pythonsOf().choose('3.99', await search())
    const before = await asked()
    expect(await pythonsOf().known('3.99', machine())).toEqual(first)
    expect(await asked()).toBe(before)
    await putPython(path, '3.99.13 ')
    expect(await pythonsOf().known('3.99', machine())).toBeNull()
    await rm(path)
    expect(await pythonsOf().known('3.99', machine())).toBeNull()
  })

  it('takes the nearest newer, then the nearest older, with a notice, until the right one is there', async () => {
    const older = await putPython(pyenv('3.13.1'), '3.13.1')
    const pythons = pythonsOf()
    const chosen = await pythons.choose('3.14', await search())
    // The machine's own folders may hold a 3.14 or 3.15; the test is about those that it made.
    if (!chosen.python.executable.startsWith(root)) return expect(chosen.python.version).toMatch(/^3\.1[45]\./)
    expect(chosen.python.executable).toBe(older)
    expect(chosen.notice).toMatchObject({
      code: 'python-nearest',
      severity: 'warning',
      params: { asked: '3.14', version: '3.13.1' },
    })
    expect(await pythons.known('3.14', machine())).toEqual(chosen)
    const right = await putPython(pyenv('3.14.0'), '3.14.0')
    expect(await pythons.known('3.14', machine())).toBeNull()
    expect(await pythons.choose('3.14', await search())).toEqual({
      python: { version: '3.14.0', executable: right },
      notice: null,
    })
  })

  it('stops looking when it is cancelled', async () => {
    const aborted = { ...(await search()), signal: AbortSignal.abort() }
    const error: unknown = await pythonsOf()
      .choose('3.14', aborted)
      .catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(ProblemError)
    expect((error as ProblemError).problem.code).toBe('build-cancelled')
  })

  it('orders stand-ins: nearest newer first, then nearest older', () => {
    expect(standIns('3.12').slice(0, 5)).toEqual(['3.13', '3.14', '3.15', '3.11', '3.10'])
  })
})
