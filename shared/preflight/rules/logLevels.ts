import type { ArgumentFact, CallFact } from '../facts/codeFacts'

const levels: Readonly<Record<string, number>> = {
  debug: 10,
  info: 20,
  warning: 30,
  warn: 30,
  error: 40,
  exception: 40,
  critical: 50,
  fatal: 50,
}

/** The number of a level by the name of the method that logs at it (`warning`, `exception`); undefined for any other name. */
export function logLevelOf(name: string): number | undefined {
  return Object.hasOwn(levels, name) ? levels[name] : undefined
}

/** The number of a level as it is written: `logging.INFO`, `"INFO"` or 20; null where it is not known. */
function levelIn(given: ArgumentFact | undefined): number | null {
  const text = given?.text?.replace(/^logging\./, '').toLowerCase() ?? ''
  const number = logLevelOf(text) ?? Number(text === '' ? Number.NaN : text)
  return Number.isNaN(number) ? null : number
}

/** Whether what takes a stream (as its first argument or by name) writes to stderr, which it does where none is given. */
function takesStderr({ args: [first], keywords }: CallFact, isFirst: boolean): boolean {
  const given = keywords['stream'] ?? (isFirst ? first : undefined)
  return given === undefined || given.kind === 'none' || given.text === 'sys.stderr'
}

/** From which level on the code's log goes to stderr: infinity where it has another place, or none. */
export function logsFrom(calls: readonly CallFact[]): number {
  const handlers = calls.filter(({ name }) => name === 'logging.StreamHandler')
  const handlesStderr = handlers.some((one) => takesStderr(one, true))
  let from = 30
  for (const call of calls) {
    const { name, method, keywords, args } = call
    if (name === 'logging.disable' || (method === 'addHandler' && !handlesStderr)) return Infinity
    if (name === 'logging.basicConfig') {
      if ('filename' in keywords || ('handlers' in keywords && !handlesStderr) || !takesStderr(call, false))
        return Infinity
      from = levelIn(keywords['level']) ?? from
    }
    // Without a handler of its own a logger's level changes nothing below a warning.
    const isLogger = name?.startsWith('logging.') === true && !name.startsWith('logging.StreamHandler.')
    if (method === 'setLevel' && isLogger && handlesStderr) from = levelIn(args[0]) ?? from
  }
  return from
}
