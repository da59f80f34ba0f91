import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestEngine, type TestEngine } from '../testing/testEngine'
import { diagnostics } from './diagnostics'

let test: TestEngine
beforeAll(async () => {
  test = await startTestEngine()
})
afterAll(() => test.end())

it('tell versions, target, environment, confinement and the end of the log, and no secret that was planted in any of them', async () => {
  const { engine } = test
  const { root } = engine.folders
  await engine.settings.update({
    serveKey: 'serve-key-4711',
    proxyUrl: 'http://proxy-me:proxy%40pw@127.0.0.1:9',
    indexUrl: 'https://reader:index-pw@index.example/simple',
    extraIndexUrls: ['https://index.example/other?token=query-token'],
    offline: true,
  })
  const logPath = join(root, 'logs', 'nodelab.log')
  await mkdir(join(root, 'logs'), { recursive: true })
  await writeFile(`${logPath}.1`, `too old\n${'line of before\n'.repeat(150)}`)
  const planted = [
    `read ${join(root, 'settings.json')}`,
    'proxy@pw and proxy%40pw of proxy-me, as uv said it',
    'key serve-key-4711 was refused',
    'fetch https://a:b-secret@other.example/x?sig=signature-1',
    'OPENAI_API_KEY=sk-abcdefghij0123456789ABCDEFGHIJ',
    'Authorization: Bearer header-token-1',
  ]
  await writeFile(logPath, `${planted.join('\n')}\n${'line of now\n'.repeat(100)}`)

  const text = await diagnostics({
    engine,
    versions: { Nodelab: '9.8.7', Electron: '1.2.3' },
    logPath,
    home: root,
    notes: ['Safe mode: no'],
  })
  for (const told of [
    'Nodelab 9.8.7, Electron 1.2.3',
    'Target: dify-1.16',
    /Confinement: (full|calls|approximate|limits|could not be tried)/,
    'Data folder: ~, ',
    'serveKey is set',
    'indexUrl: "https://***@index.example/simple"',
    'offline: true',
    'read ~/settings.json',
    'line of before',
    'line of now',
  ]) {
    expect(text).toMatch(told)
  }
  const secrets =
    'serve-key-4711 proxy@pw proxy%40pw index-pw query-token b-secret signature-1 sk-abcdefghij header-token-1'.split(
      ' ',
    )
  for (const secret of [...secrets, root, 'too old']) {
    expect(text).not.toContain(secret)
  }
})
