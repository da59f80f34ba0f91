import { type AddressInfo, createServer, type Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { isRunning } from '../testing/processes'
import type { Served } from './serving'
import { type Answer, answerOn, ask, open, requestText } from './testing/ask'
import { bench } from './testing/ownBench'
import { askRun, beginEndless, dataOf, key, python } from './testing/servingBench'

/** Clients that end their side, or the connection, before they have their answer, and those that are slow to ask. */
afterEach(() => bench.servers.close())

const headers = { 'x-api-key': key, 'content-type': 'application/json' }
const runText = (served: Served, code: string, more: Readonly<Record<string, string | null>> = {}): Buffer =>
  requestText(
    {
      method: 'POST',
      path: '/v1/sandbox/run',
      headers: { ...headers, ...more },
      body: JSON.stringify(python(code)),
    },
    served.port,
  )

interface Begun {
  readonly socket: Socket
  readonly answer: Promise<Answer>
  /** Of the script, and of the process that it started. */
  readonly pids: readonly number[]
}

/** A run that says over a connection of its own that it has begun, and then does what is asked. */
async function begin(served: Served, then: string, child: boolean, client: (socket: Socket) => void): Promise<Begun> {
  let told = ''
  const listener = createServer((from) => from.on('data', (part: Buffer) => (told += part.toString())))
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
  const { port } = listener.address() as AddressInfo
  const start = child ? 'import subprocess\nchild = subprocess.Popen(["sleep", "600"]).pid' : 'child = 0'
  const code = `import os, socket, time\n${start}\nsocket.create_connection(("127.0.0.1", ${port})).sendall(f"{os.getpid()} {child} ".encode())\n${then}`
  const socket = await open(served.port)
  const answer = answerOn(socket)
  socket.write(runText(served, code))
  await expect.poll(() => told).toMatch(/^\d+ \d+ $/)
  listener.close()
  client(socket)
  const pids = told.trim().split(' ').map(Number)
  return { socket, answer, pids: pids.filter((pid) => pid !== 0) }
}

function ends(socket: Socket): void {
  socket.end()
}
function goes(socket: Socket): void {
  socket.destroy()
}
function endsAndGoes(socket: Socket): void {
  socket.end(() => goes(socket))
}

describe('a client that ends its side', () => {
  it('still gets its answer from the official server, from a free worker, behind others and on a kept connection', async () => {
    const served = await bench.serve({ dialect: 'v2', maxWorkers: 1 })
    // Long enough that it is asked more than once whether it is there.
    const { answer } = await begin(served, 'time.sleep(1)\nprint("late")', false, ends)
    const [waits, old] = await Promise.all([open(served.port), open(served.port)])
    const answers = [answerOn(waits), answerOn(old)]
    waits.end(runText(served, 'print("waited")', { connection: 'keep-alive' }))
    old.end(Buffer.from(runText(served, 'print("old")').toString().replace('HTTP/1.1', 'HTTP/1.0')))
    const said = await Promise.all([answer, ...answers].map(async (one) => dataOf(await one)['stdout']))
    expect(said).toEqual(['late\n', 'waited\n', 'old\n'])
  })

  it('gets all answers to what it had asked at once, and none to what it had not asked to the end', async () => {
    const served = await bench.serve()
    const both = await open(served.port)
    let told = ''
    both.on('data', (part: Buffer) => (told += part.toString()))
    const closed = new Promise((resolve) => both.once('close', resolve))
    const kept = { connection: 'keep-alive' }
    both.end(
      Buffer.concat([
        runText(served, 'import time; time.sleep(0.5); print("one")', kept),
        runText(served, 'print("two")', kept),
      ]),
    )
    await closed
    expect(told.match(/"stdout":"\w+/g)).toEqual(['"stdout":"one', '"stdout":"two'])

    const cut = await open(served.port)
    const answer = answerOn(cut)
    cut.end(runText(served, 'print("never")').subarray(0, -5))
    expect((await answer).status).toBe(400)
    await expect.poll(() => bench.seen.at(-1)?.outcome).toBe('cancelled')
  })
})

describe('a client that', () => {
  it.each([
    ['goes', 'v1', goes],
    ['goes after it has ended its side', 'v2', endsAndGoes],
    ['goes', 'py', goes],
    // uvicorn ends the connection there.
    ['ends its side', 'py', ends],
  ] as const)('%s while its script runs on %s ends the run, and what it started', async (_, dialect, leave) => {
    const served = await bench.serve({ dialect, mode: 'free' })
    const { answer, pids } = await begin(served, 'time.sleep(600)', true, leave)
    expect((await answer).status).toBe(0)
    await expect.poll(() => pids.filter(isRunning)).toEqual([])
    await expect.poll(() => bench.seen.at(-1)?.outcome).toBe('cancelled')
  })

  it('goes while it waits for a worker leaves its place to the next', async () => {
    const narrow = await bench.serve({ maxWorkers: 1, maxRequests: 2 })
    const slow = await beginEndless(narrow)
    await expect
      .poll(async () => {
        const socket = await open(narrow.port)
        socket.write(runText(narrow, 'print(2)'))
        socket.destroy()
        return bench.seen.some(({ outcome, bytesIn }) => outcome === 'cancelled' && bytesIn > 0)
      })
      .toBe(true)
    slow.destroy()
    await expect.poll(async () => (await askRun(narrow, python('print(3)'))).body).toContain('"stdout":"3')
  })

  it('sends a broken body waits for a worker as any other', async () => {
    const served = await bench.serve({ maxWorkers: 1 })
    const { socket } = await begin(served, 'while True: pass', false, () => undefined)
    let isAnswered = false
    const broken = askRun(served, '{').finally(() => (isAnswered = true))
    expect((await ask(served.port, { path: '/health' })).status).toBe(200)
    expect(isAnswered).toBe(false)
    socket.destroy()
    expect((await broken).body).toContain('unexpected EOF')
  })

  it.each(['v1', 'py'] as const)(
    'sends byte by byte keeps no worker of %s from others, and is answered',
    async (dialect) => {
      const served = await bench.serve({ dialect, maxWorkers: 1 })
      const socket = await open(served.port)
      socket.setNoDelay(true)
      const answer = answerOn(socket)
      const bytes = runText(served, 'print("é")')
      const send = async (from: number, to: number): Promise<void> => {
        for (const byte of bytes.subarray(from, to)) {
          await new Promise((sent) => socket.write(Buffer.of(byte), sent))
          await new Promise(setImmediate)
        }
      }
      await send(0, bytes.length - 10)
      expect(dataOf(await askRun(served, python('print(2)')))['stdout']).toBe('2\n')
      await send(bytes.length - 10, bytes.length)
      expect(dataOf(await answer)['stdout']).toBe('é\n')
    },
  )
})
