import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { defaultSettings, type Settings } from '../../shared/model/settings'
import { createTools } from '../environments/tools'
import { type LoopbackIndex, startLoopbackIndex } from '../testing/loopbackIndex'
import { tempFolder } from '../testing/tempFolder'
import { testEnv, testFolders } from '../testing/testData'
import { checkSources } from './checkSources'

let root: string
let remove: () => Promise<void>
let index: LoopbackIndex
let secret: LoopbackIndex
/** What the mirror of Pythons was asked for. */
const asked: string[] = []
let status = 206
const mirror = createServer((request, response) => {
  asked.push(`${request.url ?? ''} ${request.headers.range ?? ''}`)
  // Some send the whole file whatever part of it is asked for.
  response.writeHead(status).end(Buffer.alloc(status === 200 ? 2_000_000 : 1))
})
let mirrorUrl: string

beforeAll(async () => {
  ;({ path: root, remove } = await tempFolder())
  ;[index, secret] = await Promise.all([startLoopbackIndex(), startLoopbackIndex()])
  for (const one of [index, secret]) one.add({ name: 'six', version: '1.0' })
  secret.askFor({ user: 'me', password: 'hidden' })
  await new Promise<void>((listening) => mirror.listen(0, '127.0.0.1', listening))
  mirrorUrl = `http://127.0.0.1:${(mirror.address() as AddressInfo).port}`
})
afterAll(async () => {
  mirror.close()
  await Promise.all([index.close(), secret.close()])
  await remove()
})

async function check(settings: Partial<Settings>, more: NodeJS.ProcessEnv = {}) {
  const env = testEnv(root, { PIP_FIND_LINKS: '', ...more })
  const all = { ...defaultSettings, indexUrl: index.url, ...settings }
  const tools = createTools({ folders: testFolders(env), settings: () => all, env, resourcesPath: null })
  const answers = await checkSources(tools)
  for (const { ms, problem } of answers) expect(ms === null).toBe(problem !== null)
  return answers.map(({ kind, host, problem }) => [kind, host, problem?.code ?? 'well'])
}

const hostOf = (url: string): string => new URL(url).host

it('each index is asked, and the mirror for the Python that uv would take from it', async () => {
  expect(await check({})).toEqual([['index', hostOf(index.url), 'well']])
  const extraIndexUrls = ['http://127.0.0.1:9/simple', secret.url, index.url]
  const all = (mirrored: string, login: string): string[][] => [
    ['index', hostOf(index.url), 'well'],
    ['extra', '127.0.0.1:9', 'source-not-reached'],
    ['extra', hostOf(secret.url), login],
    ['python', hostOf(mirrorUrl), mirrored],
  ]
  const settings = { extraIndexUrls, pythonMirror: `${mirrorUrl}/pythons` }
  expect(await check(settings)).toEqual(all('well', 'source-login'))
  expect(asked.at(-1)).toMatch(/^\/pythons\/\d+\/cpython-3\.\S+ bytes=0-0$/)
  // uv reads the name and the password of a host from there.
  const netrc = join(root, 'netrc')
  await writeFile(netrc, 'machine 127.0.0.1 login me password hidden\n')
  status = 200
  expect(await check(settings, { NETRC: netrc })).toEqual(all('well', 'well'))
  status = 404
  expect(await check(settings, { NETRC: netrc })).toEqual(all('source-no-python', 'well'))
  status = 403
  expect(await check({ pythonMirror: mirrorUrl })).toContainEqual(['python', hostOf(mirrorUrl), 'source-forbidden'])
  const before = asked.length
  expect((await check({ ...settings, offline: true })).map(([, , code]) => code)).toEqual(
    Array(4).fill('source-offline'),
  )
  expect(asked.length).toBe(before)
})
