import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Problem } from '../../../shared/model/problem'
import { tempFolder } from '../../testing/tempFolder'
import { createRemoteStore, type KeyCipher } from './remoteStore'

let folder: string
let remove: () => Promise<void>
let path: string
let count = 0
beforeAll(async () => {
  ;({ path: folder, remove } = await tempFolder())
})
afterAll(() => remove())
beforeEach(() => {
  count += 1
  path = join(folder, `${count}`, 'sandboxes.json')
})

const one = { id: null, name: 'Team', address: 'http://sandbox:8194/', key: 's3cret' }
const cipher: KeyCipher = { seal: (key) => [...key].reverse().join(''), open: (text) => [...text].reverse().join('') }
const failing = (code: string) => expect.objectContaining({ problem: expect.objectContaining({ code }) })

describe('the list of servers', () => {
  it('keeps a key in a file of the owner alone, and gives it to nobody but the one who asks the server', async () => {
    const store = createRemoteStore({ path, cipher: null })
    const [listed] = await store.save(one)
    expect(listed).toEqual({ id: expect.any(String), name: 'Team', address: 'http://sandbox:8194', hasKey: true })
    expect(JSON.stringify(await store.list())).not.toContain('s3cret')
    if (process.platform !== 'win32') expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect(await store.place('team')).toEqual({ name: 'Team', address: 'http://sandbox:8194', key: 's3cret' })
    expect((await store.place(listed?.id ?? '')).key).toBe('s3cret')
  })

  it('seals keys where the system keeps secrets, and says where they can not be opened', async () => {
    const [listed] = await createRemoteStore({ path, cipher }).save(one)
    expect(await readFile(path, 'utf8')).not.toContain('s3cret')
    expect((await createRemoteStore({ path, cipher }).place('Team')).key).toBe('s3cret')
    await expect(createRemoteStore({ path, cipher: null }).place('Team')).rejects.toEqual(failing('remote-key-sealed'))
    expect(listed?.hasKey).toBe(true)
  })

  it('keeps a key for its own host and port, and forgets it under another', async () => {
    const store = createRemoteStore({ path, cipher: null })
    const [listed] = await store.save(one)
    const id = listed?.id ?? ''
    expect((await store.save({ ...one, id, address: 'http://sandbox:8194/v2', key: null }))[0]?.hasKey).toBe(true)
    expect((await store.save({ ...one, id, address: 'http://sandbox:8195', key: null }))[0]?.hasKey).toBe(false)
    expect((await store.save({ ...one, id, key: '' }))[0]?.hasKey).toBe(false)
  })

  it('refuses addresses that are none and names that are taken, and shows no password', async () => {
    const store = createRemoteStore({ path, cipher: null })
    await store.save(one)
    for (const address of ['ftp://x', 'file:///etc/passwd', 'x', '']) {
      await expect(store.save({ ...one, name: 'n', address })).rejects.toEqual(failing('remote-address-wrong'))
    }
    for (const name of [' ', 'TEAM', 'http://x']) {
      await expect(store.save({ ...one, name })).rejects.toEqual(failing('remote-name-wrong'))
    }
    const error: unknown = await store
      .save({ ...one, name: 'n', address: 'http://me:pass@x' })
      .catch((said: unknown) => said)
    expect(JSON.stringify(error)).not.toContain('pass')
    await expect(store.place('nobody')).rejects.toEqual(failing('remote-unknown'))
  })

  it('brings back what was removed, with its key and in its place', async () => {
    const store = createRemoteStore({ path, cipher: null })
    await store.save(one)
    const [, second] = await store.save({ ...one, name: 'Other' })
    const [first] = await store.list()
    expect(await store.remove(first?.id ?? '')).toEqual([second])
    expect(await store.restore(first?.id ?? '')).toEqual([first, second])
    expect((await store.place('Team')).key).toBe('s3cret')
  })

  it('loses none of two changes at once, of two processes too, and keeps a damaged file aside', async () => {
    const [a, b] = [createRemoteStore({ path, cipher: null }), createRemoteStore({ path, cipher: null })]
    await Promise.all(['1', '2', '3', '4'].map((name, at) => (at % 2 === 0 ? a : b).save({ ...one, name })))
    expect((await a.list()).map(({ name }) => name).sort()).toEqual(['1', '2', '3', '4'])
    const told: Problem[] = []
    a.onDamaged((one) => told.push(one))
    await writeFile(path, '{"sandboxes": [')
    expect(await Promise.all([a.list(), b.list(), a.list()])).toEqual([[], [], []])
    const aside = (await readdir(dirname(path))).filter((name) => name.includes('.damaged-'))
    expect(aside).toHaveLength(1)
    expect(await readFile(join(dirname(path), aside[0] ?? ''), 'utf8')).toContain('sandboxes')
    await writeFile(path, '[]')
    await a.list()
    expect(told.at(-1)?.code).toBe('remote-list-damaged')
  })

  it('leaves out an entry that can not be read, says so once, and keeps it and what a newer one keeps in the file', async () => {
    const store = createRemoteStore({ path, cipher: null })
    const told: string[] = []
    store.onDamaged(({ code, params }) => told.push(`${code} ${params['count']}`))
    await store.save(one)
    const written = JSON.parse(await readFile(path, 'utf8'))
    const wrong = { ...written.sandboxes[0], id: 'w', name: 'Wrong', address: 'ftp://x' }
    const good = { ...written.sandboxes[0], color: 'red' }
    await writeFile(path, JSON.stringify({ order: 'name', sandboxes: [wrong, good] }))
    const [listed] = await store.list()
    await store.save({ ...one, id: listed?.id ?? '', name: 'Mine', key: null })
    expect((await store.list()).map(({ name }) => name)).toEqual(['Mine'])
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({
      order: 'name',
      sandboxes: [{ ...good, name: 'Mine', address: 'http://sandbox:8194' }, wrong],
    })
    expect(told).toEqual(['remote-entries-damaged 1'])
  })
})
