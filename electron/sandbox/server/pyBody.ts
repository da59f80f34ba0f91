import { parsePythonJson, PythonJsonError } from '../../../shared/dify/pythonJson'

/** One of FastAPI's `detail`: where and what is wrong, with what was sent there. */
export interface PyFault {
  readonly type: string
  readonly loc: readonly (string | number)[]
  readonly msg: string
  readonly input: unknown
  readonly ctx?: Readonly<Record<string, string>>
}

export interface PyRequest {
  readonly language: string
  readonly code: string
  readonly document: unknown
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whether FastAPI reads a body as JSON: `application/json`, `application/…+json`, or no type at all; any other body is a text to it. */
function isJson(contentType: string | undefined): boolean {
  if (contentType === undefined || contentType === '') return true
  const [, subtype = ''] = /^\s*application\/([^;\s]+)/i.exec(contentType) ?? []
  return /^json$|\+json$/i.test(subtype)
}

/** Python's words of what is no JSON: its reason without the place, and the place in characters. */
function jsonFault(text: string): PyFault {
  const fault = (at: number, error: string): PyFault => {
    return { type: 'json_invalid', loc: ['body', at], msg: 'JSON decode error', input: {}, ctx: { error } }
  }
  try {
    parsePythonJson(text)
  } catch (error) {
    if (!(error instanceof PythonJsonError)) return fault(0, String(error))
    return fault(Number(/\(char (\d+)\)$/.exec(error.message)?.[1] ?? 0), error.reason)
  }
  // Python alone takes NaN and its kin.
  return fault(0, 'Nodelab reads no NaN')
}

/** pydantic's lax reading of a bool; null where it takes none. */
function boolFault(value: unknown, loc: PyFault['loc']): PyFault | null {
  if (typeof value === 'boolean' || value === null || value === 0 || value === 1) return null
  if (typeof value !== 'string' && typeof value !== 'number') {
    return { type: 'bool_type', loc, msg: 'Input should be a valid boolean', input: value }
  }
  if (typeof value === 'string' && /^(?:0|1|t|f|true|false|on|off|yes|no|y|n)$/i.test(value)) return null
  const msg = 'Input should be a valid boolean, unable to interpret input'
  return { type: 'bool_parsing', loc, msg, input: value }
}

function stringFault(value: unknown, loc: PyFault['loc']): PyFault | null {
  return typeof value === 'string'
    ? null
    : { type: 'string_type', loc, msg: 'Input should be a valid string', input: value }
}

/** What is wrong with a member of the body; `preload` and `enable_network` may be left out, or null. */
function memberFaults(body: Readonly<Record<string, unknown>>): PyFault[] {
  const faults = ['language', 'code', 'preload', 'enable_network'].map((name): PyFault | null => {
    const loc = ['body', name]
    const isNeeded = name === 'language' || name === 'code'
    if (!Object.hasOwn(body, name)) {
      return isNeeded ? { type: 'missing', loc, msg: 'Field required', input: body } : null
    }
    const value = body[name]
    if (name === 'enable_network') return boolFault(value, loc)
    return !isNeeded && value === null ? null : stringFault(value, loc)
  })
  return faults.filter((fault) => fault !== null)
}

/**
 * Reads a run's body as FastAPI 0.115 and pydantic 2.10 do, whose releases are those of dify-sandbox-py's image; what is wrong is `detail` of its answer with
 * HTTP 422. An empty `code` is taken.
 */
export function readPyBody(bytes: Buffer, contentType: string | undefined): PyRequest | readonly PyFault[] {
  const text = bytes.toString('utf8')
  if (bytes.length === 0) return [{ type: 'missing', loc: ['body'], msg: 'Field required', input: null }]
  let document: unknown = text
  if (isJson(contentType)) {
    try {
      document = JSON.parse(text) as unknown
    } catch {
      return [jsonFault(text)]
    }
  }
  // A body that is null is none to FastAPI.
  if (document === null) return [{ type: 'missing', loc: ['body'], msg: 'Field required', input: null }]
  if (!isObject(document)) {
    const msg = 'Input should be a valid dictionary or object to extract fields from'
    return [{ type: 'model_attributes_type', loc: ['body'], msg, input: document }]
  }
  const faults = memberFaults(document)
  if (faults.length > 0) return faults
  return { language: String(document['language']), code: String(document['code']), document }
}
