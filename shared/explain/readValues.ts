import type { LocalMember, Locals, LocalValue } from '../model/locals'

/** A call of a script and its variables, as a worker told it; `line` is the script's. */
export interface TakenCall {
  readonly line: number
  readonly function: string
  readonly locals: Locals
}

/** What a worker may tell, which a script can speak for: calls, members of one value, and how deep values lie in each other. */
const most = { calls: 40, members: 200, depth: 8, text: 1000 } as const

type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? value.slice(0, most.text) : undefined

const countOf = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined

function readValue(told: unknown, depth: number): LocalValue | null {
  if (!isFields(told) || depth > most.depth) return null
  const type = textOf(told['type'])
  if (type === undefined) return null
  const [text, size] = [textOf(told['text']), countOf(told['size'])]
  const members = Array.isArray(told['members']) ? readMembers(told['members'], depth + 1) : undefined
  return {
    type,
    ...(text === undefined ? {} : { text }),
    ...(size === undefined ? {} : { size }),
    ...(told['cut'] === true ? { cut: true } : {}),
    ...(members === undefined ? {} : { members }),
  }
}

function readMembers(told: readonly unknown[], depth: number): LocalMember[] {
  return told.slice(0, most.members).flatMap((member) => {
    if (!Array.isArray(member)) return []
    const key = textOf(member[0])
    const value = readValue(member[1], depth)
    return key === undefined || value === null ? [] : [{ key, value }]
  })
}

/**
 * Whether a stack that a debugger told is of the error that a script's stderr ends with. Node puts another name before the message of an error whose class was given
 * none, so only the message counts; of one without a message nothing can be said.
 */
function isOfError(stack: string, stderr: string): boolean {
  const [head = ''] = stack.split(/\n {4}at /, 1)
  const at = head.indexOf(': ')
  return at === -1 || stderr.includes(head.slice(at + 2))
}

/**
 * Reads what a worker told of the variables of a script's calls, innermost first. What is none of it is passed over, and all of it where it was taken at another error
 * than the one in `stderr`.
 */
export function readValues(json: string, stderr: string): TakenCall[] {
  let told: unknown
  try {
    told = JSON.parse(json)
  } catch {
    // A line that was cut off, or that the script itself wrote.
    return []
  }
  if (!Array.isArray(told)) return []
  const [first] = told as unknown[]
  const stack = isFields(first) ? textOf(first['stack']) : undefined
  if (stack !== undefined && !isOfError(stack, stderr)) return []
  return told.slice(0, most.calls).flatMap((call: unknown) => {
    if (!isFields(call) || !Array.isArray(call['values'])) return []
    const [line, name] = [countOf(call['line']), textOf(call['function'])]
    if (line === undefined || name === undefined) return []
    const locals = { values: readMembers(call['values'], 0), more: countOf(call['more']) ?? 0 }
    return [{ line, function: name, locals }]
  })
}
