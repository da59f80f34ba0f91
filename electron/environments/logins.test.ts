import { chmod, readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createOwnIndex, type OwnIndex, wishFor } from './testing/ownIndex'

let own: OwnIndex
beforeEach(async () => {
  own = await createOwnIndex()
})
afterEach(() => own.remove())

const secret = 'hunter2'

it('a login of an address is in no file of an environment, and in none that others may read', async () => {
  own.index.askFor({ user: 'bob', password: secret })
  own.index.add({ name: 'alpha', version: '1.0' })
  const { name } = own.index.add({ name: 'beta', version: '2.0' })
  const address = own.index.urlWith('bob', secret)
  const direct = new URL(`../files/${name}`, `${address.replace(/\/$/, '')}/`).href
  const { status, problems, environment } = await own
    .start()
    .wait(wishFor(`--index-url ${address}\nalpha\nbeta @ ${direct}\n`))
  expect([status, problems]).toEqual(['ready', []])
  expect(environment?.packages.map((one) => one.name)).toEqual(['alpha', 'beta'])
  expect(JSON.stringify(environment)).not.toContain(secret)

  const files = (await readdir(own.root, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
  const telling: string[] = []
  for (const file of files) {
    const path = join(file.parentPath, file.name)
    if (!(await readFile(path, 'latin1')).includes(secret)) continue
    const isOpen = process.platform !== 'win32' && ((await stat(path)).mode & 0o077) !== 0
    telling.push(`${path.slice(own.root.length + 1).replace(/[^/\\]+\.txt$/, '*.txt')}${isOpen ? ' is open' : ''}`)
  }
  // What was resolved is kept whole, to be installed again.
  expect(telling).toEqual([join('locks', '*.txt')])
})

it.skipIf(process.platform === 'win32')(
  "what an earlier version left open is its owner's alone when it is used again",
  async () => {
    own.index.add({ name: 'alpha', version: '1.0' })
    const wish = wishFor('alpha\n')
    const { environment } = await own.start().wait(wish)
    await own.closeAll()
    const [lock = ''] = await readdir(join(own.root, 'locks'))
    const folder = join(own.root, 'environments', environment?.key ?? '')
    const paths = [join(own.root, 'locks', lock), join(folder, 'lock.txt'), join(folder, 'nodelab-environment.json')]
    for (const path of paths) await chmod(path, 0o644)
    expect((await own.start().ensure(wish)).status).toBe('ready')
    const rights = async () => (await Promise.all(paths.map((path) => stat(path)))).map(({ mode }) => mode & 0o777)
    await expect.poll(rights).toEqual([0o600, 0o600, 0o600])
  },
)
