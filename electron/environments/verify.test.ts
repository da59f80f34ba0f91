import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { tempFolder } from '../testing/tempFolder'
import { differences } from './verify'

let root: string
let remove: () => Promise<void>

beforeEach(async () => {
  ;({ path: root, remove } = await tempFolder())
})
afterEach(() => remove())

const site = () =>
  process.platform === 'win32' ? join(root, 'Lib', 'site-packages') : join(root, 'lib', 'python3.10', 'site-packages')

/** Files as uv unpacks them from a wheel, with their record. */
async function putPackage(name: string, version: string, files: readonly string[]): Promise<void> {
  const info = `${name}-${version}.dist-info`
  const record = [...files, `${info}/METADATA`, '../../../bin/tool', `${files[0] ?? ''}c.pyc`, `${info}/RECORD`]
  for (const file of [...files, `${info}/METADATA`]) {
    await mkdir(dirname(join(site(), file)), { recursive: true })
    await writeFile(join(site(), file), '')
  }
  const lines = record.map((path) => (path.includes(',') ? `"${path}",,` : `${path},sha256=x,0`))
  await writeFile(join(site(), info, 'RECORD'), lines.join('\n'))
}

const pack = (name: string, version: string) => ({ name, version, origin: 'base' as const })

describe('differences', () => {
  it('finds none in a whole environment, whatever way versions and names are spelt', async () => {
    await putPackage('Zope.Interface', '2024.08.30', ['zope/interface/__init__.py', 'zope/a,b.txt'])
    await putPackage('six', '1.0-RC1', ['six.py'])
    await putPackage('mine', '0.1', ['mine.py'])
    const lock = [
      pack('zope-interface', '2024.8.30'),
      pack('six', '1.0rc1'),
      pack('mine', 'https://a.example/mine.whl'),
    ]
    expect(await differences(root, lock)).toEqual([])
  })

  it('finds a module that an interrupted install left out', async () => {
    await putPackage('six', '1.16.0', ['six.py', 'deep/six.py'])
    await rm(join(site(), 'deep', 'six.py'))
    expect(await differences(root, [pack('six', '1.16.0')])).toEqual(['deep/six.py'])
  })

  it('finds what is missing, too much, or of another version', async () => {
    await putPackage('six', '1.15.0', ['six.py'])
    await putPackage('extra', '1', ['extra.py'])
    const found = await differences(root, [pack('six', '1.16.0'), pack('idna', '3.10')])
    expect(found.sort()).toEqual(['+extra==1', '-idna==3.10', 'six==1.15.0 (1.16.0)'])
  })
})
