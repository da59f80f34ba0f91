import { readFile } from 'node:fs/promises'
import { toJsonText } from '../../shared/dify/jsonText'
import { parsePythonJson } from '../../shared/dify/pythonJson'
import type { CodeNode } from '../../shared/model/node'
import type { JsonValue } from '../../shared/model/value'
import { reasonOf } from '../files/fileErrors'
import { WrongUse } from './texts'

/** What a command line says of a run's inputs. */
export interface InputOptions {
  /** `NAME=JSON` each. */
  readonly input?: readonly string[]
  /** A file with one JSON object; `-` is standard input. */
  readonly inputs?: string
}

/** The values of a run, and what of `--inputs` the node has no use for. */
export interface GatheredInputs {
  /** JSON text by the name of the variable. */
  readonly inputs: Record<string, string>
  readonly leftOut: readonly string[]
}

/** All of standard input as text; an abort ends the wait. */
async function readAllInput(signal: AbortSignal): Promise<string> {
  const pieces: Buffer[] = []
  const stop = (): void => void process.stdin.destroy(new Error('cancelled'))
  signal.addEventListener('abort', stop, { once: true })
  for await (const piece of process.stdin) pieces.push(Buffer.from(piece as Uint8Array))
  signal.removeEventListener('abort', stop)
  return Buffer.concat(pieces).toString('utf8')
}

async function readInputs(file: string, signal: AbortSignal): Promise<string> {
  try {
    return file === '-' ? await readAllInput(signal) : await readFile(file, 'utf8')
  } catch (error) {
    throw new WrongUse('inputs-unreadable', { file, reason: reasonOf(error) })
  }
}

function jsonOf(text: string, what: string): JsonValue {
  try {
    return parsePythonJson(text)
  } catch (error) {
    throw new WrongUse('not-json', { what, reason: reasonOf(error) })
  }
}

/** The inputs of a run: the node's samples, over them `--inputs`, over those each `--input`. Numbers keep their digits. */
export async function gatherInputs(
  node: CodeNode,
  options: InputOptions,
  signal: AbortSignal,
): Promise<GatheredInputs> {
  const inputs: Record<string, string> = { ...node.samples }
  const known = node.variables.map(({ variable }) => variable)
  const leftOut: string[] = []
  if (options.inputs !== undefined) {
    const file = options.inputs
    // Some editors put a BOM before a file.
    const value = jsonOf((await readInputs(file, signal)).replace(/^\uFEFF/, ''), file)
    if (!(value instanceof Map)) throw new WrongUse('inputs-not-object', { file })
    for (const [name, member] of value) {
      if (known.includes(name)) inputs[name] = toJsonText(member)
      else leftOut.push(name)
    }
  }
  for (const pair of options.input ?? []) {
    const at = pair.indexOf('=')
    if (at < 1) throw new WrongUse('input-form', { pair })
    const name = pair.slice(0, at)
    // One that is named by hand and misspelt would run with another value than its author thinks.
    if (!known.includes(name)) throw new WrongUse('input-unknown', { name, names: known.join(', ') || '–' })
    inputs[name] = toJsonText(jsonOf(pair.slice(at + 1), `--input ${name}`))
  }
  return { inputs, leftOut }
}
