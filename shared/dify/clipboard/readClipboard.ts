import type { Problem } from '../../model/problem'
import { type JsonObject, type JsonValue, JsonNumber } from '../../model/value'
import { problem } from '../../problems'
import { parsePythonJson, PythonJsonError, PythonJsonLimitError } from '../pythonJson'
import { nodeWord } from './nodeWords'
import { isObject } from './readFields'
import { type PastedNode, readNode } from './readNode'
import { type OtherText, whatElse } from './whatElse'
import { clipboardKind } from './writeClipboard'

/** Characters up to which a clipboard is read; the largest app that Dify imports is as large. */
export const longestClipboard = 10 * 1024 * 1024

/** A node of Dify that Nodelab has no place for. */
export interface OtherNode {
  readonly kind: string
  readonly title: string
}

/** What was on the clipboard: nodes, or why there are none. */
export type ReadClipboard =
  | {
      readonly kind: 'nodes'
      /** The DSL version of the Dify that copied; null where that counts its clipboards by a number, or did not know it yet. */
      readonly dslVersion: string | null
      readonly nodes: readonly PastedNode[]
      readonly others: readonly OtherNode[]
    }
  | { readonly kind: 'refused'; readonly problem: Problem }

const refusals = {
  'app-file': 'paste-app-file',
  'node-file': 'paste-node-file',
  python: 'paste-python',
  javascript: 'paste-javascript',
  text: 'paste-text',
} as const satisfies Record<OtherText, string>

type Refusal =
  | (typeof refusals)[OtherText]
  | 'paste-json'
  | 'paste-empty'
  | 'paste-too-large'
  | 'paste-cut-off'
  | 'paste-malformed'
  | 'paste-other-nodes'
  | 'paste-no-nodes'

function refused(code: Refusal, params: Problem['params'] = {}): ReadClipboard {
  return { kind: 'refused', problem: problem(code, 'workspace', { params }) }
}

function parsed(text: string): JsonValue | Error {
  try {
    return parsePythonJson(text)
  } catch (error) {
    if (error instanceof PythonJsonError || error instanceof PythonJsonLimitError) return error
    throw error
  }
}

/** The first keys of an object, or how many values a list has: enough to know one's own data by. */
function outline(value: JsonValue): string {
  if (Array.isArray(value)) return `[${value.length}]`
  if (!isObject(value)) return String(value instanceof JsonNumber ? value.text : JSON.stringify(value)).slice(0, 60)
  const keys = [...value.keys()].slice(0, 5).map((key) => key.slice(0, 30))
  return `{${keys.join(', ')}${value.size > keys.length ? ', …' : ''}}`
}

/** What a node tells of itself; null for what is no node. */
function nodeIn(value: JsonValue): { id: string; data: JsonObject } | null {
  if (!isObject(value)) return null
  const [id, data] = [value.get('id'), value.get('data')]
  return typeof id === 'string' && isObject(data) ? { id, data } : null
}

function fromDify(clipboard: JsonObject): ReadClipboard {
  const [version, nodes, edges] = [clipboard.get('version'), clipboard.get('nodes'), clipboard.get('edges')]
  const isSpelt = typeof version === 'string' || version instanceof JsonNumber
  if (!isSpelt || !Array.isArray(nodes) || !Array.isArray(edges)) return refused('paste-malformed')
  const whole = nodes.map(nodeIn).filter((node) => node !== null)
  const read = whole.map(({ id, data }) => readNode(id, data))
  const found = read.filter((node) => node !== null)
  const text = (value: JsonValue | undefined): string => (typeof value === 'string' ? value : '')
  const others = whole
    .filter((_, at) => read[at] === null)
    .map(({ data }) => ({ kind: nodeWord(text(data.get('type'))), title: text(data.get('title')) }))
  if (found.length > 0) {
    const dslVersion = typeof version === 'string' && version !== '' ? version : null
    return { kind: 'nodes', dslVersion, nodes: found, others }
  }
  if (others.length === 0) return refused('paste-no-nodes')
  return refused('paste-other-nodes', { nodes: namesOf(others) })
}

/** The names of nodes in a sentence: `Translate (LLM), Search (Tool)`. */
export function namesOf(others: readonly OtherNode[]): string {
  const names = others.slice(0, 6).map(({ kind, title }) => {
    return title === '' || title === kind ? kind : `${title.slice(0, 40)} (${kind})`
  })
  return [...names, ...(others.length > names.length ? ['…'] : [])].join(', ')
}

/**
 * Reads what is on the clipboard: code and template nodes that a Dify of any version copied, `version` spelt as a text or as a number. Anything
 * else is refused with what it is. Nothing throws.
 */
export function readClipboard(given: string): ReadClipboard {
  const text = given.replace(/^\ufeff/, '')
  if (text.trim() === '') return refused('paste-empty')
  if (text.length > longestClipboard) return refused('paste-too-large', { megabytes: Math.ceil(text.length / 1048576) })
  const value = /^\s*[[{]/.test(text) ? parsed(text) : null
  if (value instanceof Error) {
    if (text.slice(0, 400).includes(clipboardKind)) return refused('paste-cut-off', { reason: value.message })
  } else if (isObject(value ?? undefined) && (value as JsonObject).get('kind') === clipboardKind) {
    return fromDify(value as JsonObject)
  } else if (value !== null) return refused('paste-json', { outline: outline(value) })
  return refused(refusals[whatElse(text)])
}
