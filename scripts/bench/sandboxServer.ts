import { createServer } from 'node:http'
import { createLocalSandbox } from '../../electron/sandbox/localSandbox'
import { createScratch } from '../../electron/sandbox/scratch'
import { coldWorkers, createWorkerPool } from '../../electron/sandbox/workers/workerPool'
import { findTarget } from '../../shared/dify/targets'

/**
 * A bare server in front of Nodelab's workers, so that they are measured as the others are: over HTTP, from another process. Arguments: kind of
 * workers, Python, folder for scratch, how many stand by, modules to import in advance. Prints its port, and how many runs were warm at its end.
 */
const [kind = 'cold', python = '', folder = '', count = '2', modules = ''] = process.argv.slice(2)
const target = findTarget('dify-1.16')
if (target === null) throw new Error('The target of the bench is not there.')
const scratch = createScratch(folder)
const cold = coldWorkers(scratch)
const pool = createWorkerPool({ scratch, ...(kind === 'spawned' || kind === 'forked' ? { python: kind } : {}) })
const sandbox = createLocalSandbox({
  target,
  python,
  node: process.execPath,
  env: {},
  cold,
  workers: kind === 'cold' ? cold : pool,
  timeoutSeconds: 60,
  outputCap: 1_000_000,
})

interface Body {
  readonly language: 'python3' | 'nodejs'
  readonly code: string
}

const server = createServer((request, response) => {
  const parts: Buffer[] = []
  request.on('data', (part: Buffer) => parts.push(part))
  request.on('end', () => {
    const { language, code } = JSON.parse(Buffer.concat(parts).toString()) as Body
    sandbox.run({ language, code, preload: '', enableNetwork: true }).then(
      ({ stdout, error, isWarm }) => {
        response.writeHead(200, { 'content-type': 'application/json' })
        response.end(JSON.stringify({ code: 0, message: 'success', data: { stdout, error }, isWarm }))
      },
      (error: unknown) => {
        response.writeHead(500)
        response.end(String(error))
      },
    )
  })
})

async function start(): Promise<void> {
  if (kind !== 'cold') {
    const preloads = modules === '' ? [] : modules.split(',')
    await pool.keep(sandbox.planOf('python3', preloads), Number(count))
    await pool.keep(sandbox.planOf('nodejs'), Number(count))
  }
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    console.log(typeof address === 'object' && address !== null ? address.port : 0)
  })
}

// The bench holds the other end of this; without it nobody asks any more.
process.stdin.resume().on('end', () => {
  void pool.close().then(() => process.exit(0))
})
void start()
