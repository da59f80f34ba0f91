import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask } from '../sandbox/server/testing/ask'
import { isRunning } from '../sandbox/testing/processes'
import { type CliBench, createCliBench } from './testing/cliBench'

let bench: CliBench
beforeAll(async () => {
  bench = await createCliBench()
  await bench.write('python-requirements.txt', 'six==1.16.0\n')
  await bench.write('dify.env', 'SANDBOX_WORKER_TIMEOUT=600\n')
})
afterAll(() => bench.remove())

interface Started {
  readonly port: number
  readonly key: string
  readonly address: string
  readonly dialect: string
}

describe('nodelab serve', () => {
  it.each([
    [['--port', '70000'], '--port 70000: write a whole number from 0 to 65535.'],
    [['--workers', '0'], '--workers 0: write a whole number from 1 to 256.'],
    [['--dialect', 'v3'], '--dialect v3: write v1, v2 or py.'],
    [['--timeout', 'long'], '--timeout long: write seconds'],
    [['--key', ''], '--key: a key can not be empty'],
    [['--mode', 'check'], '--mode check: write like-dify or free.'],
    [['--mode', 'free', '--key', 'dify-sandbox'], 'Scripts run free here'],
    [['--dialect', 'py', '--key', 'dify-sandbox'], 'Scripts run free here'],
    [['--key', '密钥'], 'The key has letters that an HTTP header can not carry'],
    [['--host', '::', '--key', 'dify-sandbox'], 'see a command line: NODELAB_SERVE_KEY='],
    [['--host', '203.0.113.1', '--key', 'own', '--port', '0'], '203.0.113.1 is no address of this machine'],
  ])('%j is refused in words', async (args, words) => {
    const { code, stdout, stderr } = await bench.run(['serve', ...args])
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(words)
  })

  it('runs what is asked for with the packages of the workspace, tells a line a request, and ends with all runs by Ctrl+C', async () => {
    const serving = bench.start(['serve', '--port', '0', '--target', '0.11', '--dialect', 'v2', '--json'])
    await expect.poll(serving.stdout, { timeout: 60_000 }).toContain('}')
    const { port, key, address, dialect } = JSON.parse(serving.stdout()) as Started
    expect([address, dialect]).toEqual([`http://127.0.0.1:${port}`, 'v2'])
    // One of its own, that nobody guesses.
    expect(key).toMatch(/^[\w-]{32}$/)
    const run = async (code: string): Promise<unknown> => {
      const body = JSON.stringify({ language: 'python3', code, preload: '', enable_network: true })
      const headers = { 'x-api-key': key, 'content-type': 'application/json' }
      const answer = await ask(port, { method: 'POST', path: '/v1/sandbox/run', headers, body })
      return answer.status === 0 ? null : JSON.parse(answer.body)
    }
    // It waits for the environment that is built meanwhile.
    const seen = await run('import six, jinja2, sys\nprint(six.__version__, sys.version_info[:2])')
    expect(seen).toMatchObject({ code: 0, data: { stdout: '1.16.0 (3, 10)\n', error: '', exit_code: 0 } })

    const second = await bench.run(['serve', '--port', String(port)])
    expect(second.code).toBe(2)
    expect(second.stderr).toContain(`Port ${port} is taken`)

    const hanging = run('while True: pass')
    // What it has started by then, whatever stands by included.
    const children = async (): Promise<number[]> => {
      const { pid = 0 } = serving.child
      const text = process.platform === 'linux' ? await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8') : `${pid}`
      return text.trim().split(' ').map(Number)
    }
    await expect.poll(children).not.toEqual([0])
    const pids = await children()
    serving.child.kill('SIGINT')
    const { code, stderr } = await serving.end
    expect(code).toBe(0)
    expect(await hanging).toBeNull()
    await expect.poll(() => pids.filter(isRunning)).toEqual([])
    const told = stderr.split('\n').flatMap((line) => (line.startsWith('{"id"') ? [JSON.parse(line) as unknown] : []))
    expect(told).toMatchObject([
      { path: '/v1/sandbox/run', language: 'python3', outcome: 'ran', status: 200 },
      { outcome: 'cancelled', status: 0 },
    ])
    expect(stderr).not.toContain('six')
  })

  it.each<[string, string[], string, RegExp]>([
    ['its own key, once', [], '', /^[\w-]{32}$/],
    ['that everybody knows the one of Dify', ['--key', 'dify-sandbox'], '', /^dify-sandbox$/],
    ['nothing of a key that the author has', [], 'of my own', /^<your key>$/],
  ])('says where it is, what Dify needs and %s; ends where its packages can not be had', async (_, more, own, told) => {
    const folder = await bench.write('broken/python-requirements.txt', 'six ==\n')
    const cwd = folder.replace(/[\\/][^\\/]*$/, '')
    const { code, stdout, stderr } = await bench.run(['serve', '--port', '0', '--target', '0.11', ...more], {
      cwd,
      env: { NODELAB_SERVE_KEY: own },
    })
    expect(code).toBe(3)
    const [, shown = ''] =
      /^CODE_EXECUTION_ENDPOINT=http:\/\/127\.0\.0\.1:\d+\nCODE_EXECUTION_API_KEY=(.*)\n$/.exec(stdout) ?? []
    expect(shown).toMatch(told)
    expect(stdout + stderr).not.toContain('of my own')
    expect(stderr.includes('Everybody knows the key dify-sandbox')).toBe(shown === 'dify-sandbox')
    expect(stderr).toContain('Serving the sandbox API of Dify 0.11 (v1)')
    expect(stderr).toContain('http://host.docker.internal:')
    expect(stderr).toContain('Line 1 of python-requirements.txt can not be read')
  })
})
