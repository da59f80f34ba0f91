import { parsePythonJson, PythonJsonError } from '../../../shared/dify/pythonJson'
import { isSpace } from './goScan'
import { eachMember, kindAt, type Member, smallValue } from './jsonMembers'

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
  /** As they were sent; null for none. */
  readonly dependencies: unknown
}

/** Bytes of the largest body of which a fault tells what was sent, as FastAPI does of any. */
const mostTold = 1_000_000

/** Whether FastAPI reads a body as JSON: `application/json`, `application/…+json`, or no type at all; any other body is a text to it. */
function isJson(contentType: string | undefined): boolean {
  if (contentType === undefined || contentType === '') return true
  const [, subtype = ''] = /^\s*application\/([^;\s]+)/i.exec(contentType) ?? []
  return /^json$|\+json$/i.test(subtype)
}

/** Python's words of what is no JSON: its reason without the place, and the place in characters. */
function jsonFault(bytes: Buffer): PyFault {
  const fault = (at: number, error: string): PyFault => {
    return { type: 'json_invalid', loc: ['body', at], msg: 'JSON decode error', input: {}, ctx: { error } }
  }
  if (bytes.length > mostTold) return fault(0, 'Nodelab looks for no fault in a body of this size')
  try {
    parsePythonJson(bytes.toString('utf8'))
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

const names = ['language', 'code', 'preload', 'enable_network']

/** What is wrong with a member of the body, which is told as `input`; `preload` and `enable_network` may be left out, or null. */
function memberFaults(values: ReadonlyMap<string, unknown>, input: () => unknown): PyFault[] {
  const faults = names.map((name): PyFault | null => {
    const loc = ['body', name]
    const isNeeded = name === 'language' || name === 'code'
    if (!values.has(name)) {
      return isNeeded ? { type: 'missing', loc, msg: 'Field required', input: input() } : null
    }
    const value = values.get(name)
    if (name === 'enable_network') return boolFault(value, loc)
    return !isNeeded && value === null ? null : stringFault(value, loc)
  })
  return faults.filter((fault) => fault !== null)
}

const noBody: readonly PyFault[] = [{ type: 'missing', loc: ['body'], msg: 'Field required', input: null }]

function noObject(input: unknown): readonly PyFault[] {
  const msg = 'Input should be a valid dictionary or object to extract fields from'
  return [{ type: 'model_attributes_type', loc: ['body'], msg, input }]
}

/**
 * Reads a run's body as FastAPI 0.115 and pydantic 2.10 do, whose releases are those of dify-sandbox-py's image; what is wrong is `detail` of its answer with
 * HTTP 422. An empty `code` is taken. Nothing is made of what else a body holds.
 */
export function readPyBody(bytes: Buffer, contentType: string | undefined): PyRequest | readonly PyFault[] {
  if (bytes.length === 0) return noBody
  if (!isJson(contentType)) return noObject(bytes.toString('utf8'))
  const found = new Map<string, Member>()
  const scan = eachMember(bytes, [...names, 'dependencies'], (key, member) => void found.set(key, member))
  if ('error' in scan || !bytes.subarray(scan.end).every(isSpace)) return [jsonFault(bytes)]
  const kind = kindAt(
    bytes,
    bytes.findIndex((byte) => !isSpace(byte)),
  )
  const input = (): unknown => (bytes.length > mostTold ? {} : JSON.parse(bytes.toString('utf8')))
  // A body that is null is none to FastAPI.
  if (kind === 'null') return noBody
  if (kind !== 'object') return noObject(input())
  const values = new Map([...found].map(([key, member]) => [key, smallValue(bytes, member)]))
  const faults = memberFaults(values, input)
  if (faults.length > 0) return faults
  const dependencies = values.get('dependencies') ?? null
  return { language: String(values.get('language')), code: String(values.get('code')), dependencies }
}
