import { DifyFailure } from '../../../shared/dify/difyFailure'
import type { SandboxRequest } from '../../engineTypes'
import { ask, type HttpAnswer, type Silence, type Timeouts } from './httpExchange'

/** A server that speaks the sandbox API. */
export interface RemotePlace {
  readonly name: string
  /** In the normal form of `readAddress`. */
  readonly address: string
  /** Empty: the header is left out. */
  readonly key: string
}

export interface ApiClientOptions {
  readonly place: RemotePlace
  readonly env: NodeJS.ProcessEnv
  /** The most bytes of an answer. */
  readonly mostBytes: number
  readonly timeouts?: Timeouts
}

/** `data` of an answer: v1 and dify-sandbox-py have the first two alone. */
export interface RunData {
  readonly error: string
  readonly stdout: string
  readonly stderr: string | null
  readonly exitCode: number | null
}

/** The envelope of every answer of the API. */
interface Envelope {
  readonly code: number
  readonly message: string
  readonly data: unknown
}

/** What a failure of the sandbox's server is about; `runProblem` has words for each. */
export type RemoteFault = 'busy' | 'key' | 'status' | 'silent' | 'not-json' | 'code'

function fail(message: string, kind: RemoteFault, about: Readonly<Record<string, string>>): DifyFailure {
  return new DifyFailure('sandbox', 'CodeExecutionError', message, { kind: `remote-${kind}`, ...about })
}

/** Dify's sentence for anything that its client could not send or get (code-node facts 3.2). */
function networkSentence(reason: string): string {
  return `Failed to execute code, which is likely a network issue, please check if the sandbox service is running. ( Error: ${reason} )`
}

/** Reads an envelope; null where the text is no JSON of that form. */
export function readEnvelope(body: Buffer): Envelope | null {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'))
    if (typeof value !== 'object' || value === null) return null
    const { code, message, data } = value as Record<string, unknown>
    return typeof code === 'number' && typeof message === 'string' ? { code, message, data } : null
  } catch {
    // Whatever it is, it is not what a sandbox answers.
    return null
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** The `data` of a run's answer; null where it has not the form that Dify reads. */
export function readRunData(data: unknown): RunData | null {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return null
  const fields = data as Record<string, unknown>
  const isText = (name: string): boolean => fields[name] == null || typeof fields[name] === 'string'
  if (!isText('stdout') || !isText('error') || !('stdout' in fields)) return null
  const { stdout, error, stderr, exit_code: exitCode } = fields
  return {
    stdout: textOf(stdout),
    error: textOf(error),
    stderr: typeof stderr === 'string' ? stderr : null,
    exitCode: typeof exitCode === 'number' ? exitCode : null,
  }
}

/** The headers of a question; Dify's own client sends the same two. */
export function headersOf({ key }: RemotePlace): Record<string, string> {
  return { 'content-type': 'application/json', accept: '*/*', ...(key === '' ? {} : { 'x-api-key': key }) }
}

/** Posts a script and returns the whole answer, whatever it is. Throws a Silence, or the signal's reason. */
export function postRun(options: ApiClientOptions, body: unknown, signal?: AbortSignal): Promise<HttpAnswer> {
  const { place, env, mostBytes, timeouts } = options
  return ask({
    method: 'POST',
    url: `${place.address}/v1/sandbox/run`,
    headers: headersOf(place),
    body: JSON.stringify(body),
    env,
    mostBytes,
    ...(timeouts === undefined ? {} : { timeouts }),
    ...(signal === undefined ? {} : { signal }),
  })
}

/** The body that Dify posts (code-node facts 3.1), in its order. */
export function bodyOf({ language, code, preload, enableNetwork }: SandboxRequest): Record<string, unknown> {
  return { language, code, preload, enable_network: enableNetwork }
}

/** The data of an answer, or Dify's own failure of it, in the order in which its client looks (code-node facts 3.2). */
export function dataOf({ address }: RemotePlace, answer: HttpAnswer): RunData {
  const { status, body, headers } = answer
  if (status === 503) throw fail('Code execution service is unavailable', 'busy', { address })
  if (status !== 200) {
    const reason = `Failed to execute code, got status code ${status}, please check if the sandbox service is running`
    const { location = '' } = headers
    throw fail(networkSentence(reason), status === 401 ? 'key' : 'status', {
      address,
      status: String(status),
      location,
    })
  }
  const envelope = readEnvelope(body)
  if (envelope === null) throw fail('Failed to parse response', 'not-json', { address })
  const { code, message } = envelope
  if (code !== 0) {
    throw fail(`Got error code: ${code}. Got error msg: ${message}`, 'code', { address, code: String(code), message })
  }
  const data = readRunData(envelope.data)
  if (data === null) throw fail('Failed to parse response', 'not-json', { address })
  return data
}

/** A request that got no answer as Dify tells it. */
export function silenceFailure({ address }: RemotePlace, silence: Silence): DifyFailure {
  return fail(networkSentence(silence.message), 'silent', { address, silence: silence.kind, reason: silence.message })
}
