import { asInSandbox } from '../../../shared/dify/sandboxPaths'
import type { SandboxResult } from '../../engineTypes'
import { type DialectOptions, readDependencies } from './dialectOptions'
import type { Entry } from './gate'
import { bindAsGin, type GoBound, type GoField, type GoValues } from './goBody'
import { goJson } from './goJson'
import { BodyRefused } from './readBody'
import type { Asked, Dialect, Reply } from './reply'
import { runScript, type Script } from './runScript'
import { inWords, wordsOf } from './words'

const json = 'application/json; charset=utf-8'

const languageField: GoField = { go: 'Language', name: 'language', type: 'string', required: true }
const runFields: readonly GoField[] = [
  languageField,
  { go: 'Code', name: 'code', type: 'string', required: true },
  { go: 'Preload', name: 'preload', type: 'string', required: false },
  { go: 'EnableNetwork', name: 'enable_network', type: 'bool', required: false },
]

/** gin's envelope: `data` is there as null where there is nothing to tell. */
function envelope(asked: Asked, status: number, code: number, message: string, data: unknown = null): Reply {
  asked.facts.code = code
  if (code !== 0 && asked.facts.outcome === 'answered') asked.facts.outcome = 'refused'
  return { status, type: json, body: goJson({ code, message, data }) }
}

/**
 * What gin answers to a body that it can't bind. With the very header `application/json` it has already answered HTTP 400, without a type, so that Go
 * takes the envelope for plain text; with any other it is HTTP 200 (sandbox API 1.4).
 */
function unbound(asked: Asked, message: string): Reply {
  const reply = envelope(asked, 200, -400, message)
  if (asked.headers['content-type'] !== 'application/json') return reply
  return { ...reply, status: 400, type: 'text/plain; charset=utf-8' }
}

/** `data` of a run, in the order of the server's own struct. v1 are the tags to 0.2.15, v2 what came after them. */
function dataOf(result: SandboxResult, dialect: 'v1' | 'v2', options: DialectOptions): Record<string, unknown> {
  const { stdout, exitCode, timedOut, truncated } = result
  const error = truncated ? `${options.cappedWords}\n${result.error}` : result.error
  if (dialect === 'v1') return { error, stdout }
  const stderr = asInSandbox(options.target, result.stderr)
  return { stdout, stderr, error, exit_code: timedOut || exitCode === null ? -1 : exitCode }
}

/** The signs at which the server cuts a line, in the order in which it looks for them. */
const cuts = ['==', '>=', '<=', '~=']

/**
 * The names and versions of python-requirements.txt as the server lists them (`ExtractOnelineDepency` of its `setup.go`): a line each, whatever stands
 * in it, cut at all places of the first sign that it has, with the blanks around it.
 */
export function listedDependencies(requirements: string): { name: string; version: string }[] {
  const versions = new Map(['jinja2', 'httpx', 'requests'].map((name) => [name, '']))
  for (const line of requirements.split(/\r\n|\r|\n/)) {
    const cut = cuts.find((sign) => line.includes(sign))
    const [name = '', version = ''] = cut === undefined ? [/[\w-]/.test(line) ? line : ''] : line.split(cut)
    if (name !== '') versions.set(name, version)
  }
  return [...versions].map(([name, version]) => ({ name, version }))
}

/**
 * Answers as `langgenius/dify-sandbox` does, a server of gin 1.10 (sandbox API 1.1 to 1.4): routes, the order of its checks, codes, bodies, headers
 * and sentences. It differs where that would be a fault of its own: the list of dependencies has one order, a body has a size that it may not exceed, and
 *
 * `POST /v1/sandbox/dependencies/update` reads python-requirements.txt again and goes over to it. Dify's server copies Python's libraries into its chroot
 * once more there and installs nothing: a changed file counts after its restart alone.
 */
export function createOfficial(dialect: 'v1' | 'v2', options: DialectOptions): Dialect {
  const { places, gate, language } = options

  function faultOf(bound: Exclude<GoBound, { values: GoValues }>): string {
    return 'error' in bound ? bound.error : wordsOf('serve-body-type', language, { type: bound.unread.slice(0, 100) })
  }

  async function bind(asked: Asked, fields: readonly GoField[]): Promise<GoBound> {
    const { method, query, headers } = asked
    const contentType = headers['content-type']
    return bindAsGin(fields, { method, query, contentType, bytes: await asked.body() })
  }

  async function run(
    asked: Asked,
    { values, dependencies: sentList }: Extract<GoBound, { values: GoValues }>,
    entry: Entry,
  ) {
    const wanted = String(values['language'])
    asked.facts.language = wanted.slice(0, 40)
    if (wanted !== 'python3' && wanted !== 'nodejs') return envelope(asked, 400, -400, 'unsupported language')
    const enableNetwork = values['enable_network'] === true
    if (enableNetwork && !options.allowsNetwork) {
      return envelope(asked, 200, -400, 'network is disabled, please enable it in the configuration')
    }
    const dependencies = readDependencies(sentList, options)
    if (typeof dependencies === 'string') return envelope(asked, 200, -400, dependencies)
    // Left out without a word by the sandbox, unless its operator turned it on (`enable_preload`, off since 0.2.10).
    const [code, preload] = [String(values['code']), String(values['preload'])]
    const script: Script = { language: wanted, code, preload, enableNetwork, dependencies }
    const end = await runScript(options, entry, script, asked.signal)
    if ('notRun' in end) return envelope(asked, 200, -500, end.notRun)
    const data = dataOf(end.result, dialect, options)
    asked.facts.outcome = data['error'] === '' ? 'ran' : 'failed'
    return envelope(asked, 200, 0, 'success', data)
  }

  async function runRoute(asked: Asked): Promise<Reply> {
    const entry = gate.enter()
    if (entry === null) return envelope(asked, 503, -503, 'Too many requests')
    try {
      // A slow body keeps its place among the requests, and no worker.
      await asked.body()
      await entry.work(asked.signal)
      const bound = await bind(asked, runFields)
      return 'values' in bound ? await run(asked, bound, entry) : unbound(asked, faultOf(bound))
    } finally {
      entry.rest()
      asked.onSent(entry.leave)
    }
  }

  /** A route about packages: `python3` is all that it knows. */
  async function packagesRoute(asked: Asked, answer: () => Promise<unknown>): Promise<Reply> {
    const bound = await bind(asked, [languageField])
    if (!('values' in bound)) return unbound(asked, faultOf(bound))
    if (bound.values['language'] !== 'python3') return envelope(asked, 400, -400, 'unsupported language')
    try {
      return envelope(asked, 200, 0, 'success', await answer())
    } catch (error) {
      return envelope(asked, 200, -500, inWords(error, language))
    }
  }

  const list = () => listedDependencies(places.requirements())
  const routes = new Map<string, (asked: Asked) => Promise<Reply>>([
    ['POST /v1/sandbox/run', runRoute],
    ['GET /v1/sandbox/dependencies', (asked) => packagesRoute(asked, async () => ({ dependencies: list() }))],
    ['POST /v1/sandbox/dependencies/update', (asked) => packagesRoute(asked, async () => (await places.update(), {}))],
    [
      'GET /v1/sandbox/dependencies/refresh',
      // What pip could not install is no failure there, but a list that is null.
      (asked) => packagesRoute(asked, async () => ({ dependencies: await places.refresh().then(list, () => null) })),
    ],
  ])

  /** gin leads to the same path with or without its last slash, before it asks for the key. */
  function redirect(asked: Asked): Reply | null {
    const { method, path, query } = asked
    const other = path.endsWith('/') ? path.slice(0, -1) : `${path}/`
    if (!routes.has(`${method} ${other}`) && `${method} ${other}` !== 'GET /health') return null
    const location = other + (query === '' ? '' : `?${query}`)
    if (method !== 'GET') return { status: 307, type: null, body: '', headers: { location } }
    const body = `<a href="${location.replaceAll('&', '&amp;').replaceAll('"', '&#34;').replaceAll('<', '&lt;')}">Moved Permanently</a>.\n\n`
    return { status: 301, type: 'text/html; charset=utf-8', body, headers: { location } }
  }

  return async (asked) => {
    const { method, path } = asked
    if (method === 'GET' && path === '/health') return { status: 200, type: json, body: '"ok"' }
    const route = routes.get(`${method} ${path}`)
    if (route === undefined) return redirect(asked) ?? { status: 404, type: 'text/plain', body: '404 page not found' }
    if (!options.knows(asked.headers['x-api-key']?.toString())) return { status: 401, type: null, body: '' }
    try {
      return await route(asked)
    } catch (error) {
      if (error instanceof BodyRefused)
        return envelope(asked, 413, -413, wordsOf('serve-body-large', language, { limit: error.limit }))
      throw error
    }
  }
}
