import { type DialectOptions, readDependencies } from './dialectOptions'
import type { Entry } from './gate'
import { readPyBody } from './pyBody'
import { BodyRefused } from './readBody'
import type { Asked, Dialect, Reply } from './reply'
import { runScript, type Script } from './runScript'
import { wordsOf } from './words'

const type = 'application/json'
const runPath = '/v1/sandbox/run'

/** The methods of each path. */
const allowed: Readonly<Record<string, string>> = {
  '/health': 'GET',
  [runPath]: 'POST',
  '/docs': 'GET',
  '/openapi.json': 'GET',
}

function json(asked: Asked, status: number, value: unknown): Reply {
  if (asked.facts.outcome === 'answered' && status >= 400) asked.facts.outcome = 'refused'
  return { status, type, body: JSON.stringify(value) }
}

function envelope(asked: Asked, status: number, code: number, message: string, data: unknown = null): Reply {
  asked.facts.code = code
  if (code !== 0) asked.facts.outcome = 'refused'
  return json(asked, status, { code, message, data })
}

/** Short stand-ins for what FastAPI makes of its routes. */
const openApi = {
  openapi: '3.1.0',
  info: { title: 'FastAPI', version: '0.1.0' },
  paths: { '/health': { get: {} }, [runPath]: { post: {} } },
}
const docs =
  '<!DOCTYPE html>\n<html><head><title>FastAPI - Swagger UI</title></head><body><a href="/openapi.json">openapi.json</a></body></html>\n'

/**
 * Answers as `svcvit/dify-sandbox-py` does, a server of FastAPI (sandbox API 3.1): other codes, no routes about packages, 422 for what can't be read, and
 * every request counted before its key is looked at. Its faults that end the server or leave it broken (3.8) end a run here.
 */
export function createSandboxPyDialect(options: DialectOptions): Dialect {
  const { gate, language } = options

  async function run(asked: Asked, entry: Entry): Promise<Reply | null> {
    const read = readPyBody(await asked.body(), asked.headers['content-type'])
    if (!('code' in read)) return json(asked, 422, { detail: read })
    asked.facts.language = read.language.slice(0, 40)
    if (read.language !== 'python3' && read.language !== 'nodejs')
      return envelope(asked, 200, -400, 'unsupported language')
    const dependencies = readDependencies(read.dependencies, options)
    if (typeof dependencies === 'string') return envelope(asked, 200, -400, dependencies)
    // The network is on whatever is asked for, and a preload is not looked at.
    const script: Script = { language: read.language, code: read.code, preload: '', enableNetwork: true, dependencies }
    await entry.work(asked.signal)
    const end = await runScript(options, entry, script, asked.signal)
    if ('notRun' in end) return envelope(asked, 200, -500, end.notRun)
    const { result } = end
    // `sys.exit` ends that server; its client sees a connection that ends.
    if (result.hasNoAnswer) {
      asked.facts.outcome = 'failed'
      return null
    }
    const error = result.truncated ? options.cappedWords : result.error
    asked.facts.outcome = error === '' ? 'ran' : 'failed'
    return envelope(asked, 200, 0, 'success', { error, stdout: result.timedOut ? '' : result.stdout })
  }

  function other(asked: Asked): Reply {
    const { path, query, headers } = asked
    const allow = allowed[path]
    if (allow !== undefined) return { ...json(asked, 405, { detail: 'Method Not Allowed' }), headers: { allow } }
    const twin = path.endsWith('/') ? path.slice(0, -1) : `${path}/`
    if (allowed[twin] === undefined) return json(asked, 404, { detail: 'Not Found' })
    const location = `http://${headers.host ?? ''}${twin}${query === '' ? '' : `?${query}`}`
    return { status: 307, type: null, body: '', headers: { location } }
  }

  async function answer(asked: Asked, entry: Entry): Promise<Reply | null> {
    const { method, path } = asked
    if (path.startsWith('/v1/sandbox') && !options.knows(asked.headers['x-api-key']?.toString())) {
      return envelope(asked, 401, -401, 'Unauthorized')
    }
    if (method !== allowed[path]) return other(asked)
    if (path === '/health') return { status: 200, type, body: '"ok"' }
    if (path === '/docs') return { status: 200, type: 'text/html; charset=utf-8', body: docs }
    return path === runPath ? run(asked, entry) : json(asked, 200, openApi)
  }

  return async (asked) => {
    const entry = gate.enter()
    // Its middleware returns a dict there, which is no response.
    if (entry === null) return { status: 500, type: 'text/plain; charset=utf-8', body: 'Internal Server Error' }
    try {
      return await answer(asked, entry)
    } catch (error) {
      if (error instanceof BodyRefused)
        return envelope(asked, 413, -413, wordsOf('serve-body-large', language, { limit: error.limit }))
      throw error
    } finally {
      entry.rest()
      asked.onSent(entry.leave)
    }
  }
}
