import { callNumber, type Processor } from './callNames'
import { type CallLists, releaseCalls } from './targets/syscalls'
import type { Target } from './targets/target'

type Language = 'python3' | 'nodejs'

/** What a script may call, by number; what is in neither list ends it. */
export interface AllowedCalls {
  readonly allowed: readonly number[]
  /** Answered with 0, and not done. */
  readonly soft: readonly number[]
}

const sorted = (numbers: Iterable<number>): number[] => [...new Set(numbers)].sort((a, b) => a - b)

function usual({ always, network }: CallLists, hasNetwork: boolean): readonly number[] {
  return hasNetwork ? [...always, ...network] : always
}

/** What every use of another machine begins with; what two processes of one run are joined by does not. */
const ofNetwork = ['socket', 'connect', 'bind', 'listen', 'accept', 'accept4']

/** The calls without which there is no network, by the numbers of a processor. */
export function networkCalls(processor: Processor): readonly number[] {
  return ofNetwork.map((name) => callNumber(name, processor)).filter((call) => call !== null)
}

/**
 * The calls that a target's sandbox lets a script make; null where it refuses none. An operator's own list (`ALLOWED_SYSCALLS`) replaces the
 * usual one, the calls of the network are then not added, and Node has no soft calls any more (dify-sandbox, `add_seccomp.go` of both languages). Where the
 * network is off its calls are not even there where he names them.
 */
export function allowedCalls(
  { sandbox }: Target,
  language: Language,
  processor: Processor,
  hasNetwork: boolean,
): AllowedCalls | null {
  const lists = releaseCalls(sandbox)?.[language][processor]
  if (lists === undefined) return null
  const own = sandbox.allowedSyscalls ?? null
  if (own === null) return { allowed: sorted(usual(lists, hasNetwork)), soft: lists.soft }
  const off = hasNetwork ? [] : networkCalls(processor)
  return { allowed: sorted(own.filter((call) => !off.includes(call))), soft: language === 'python3' ? lists.soft : [] }
}

/** A thread that ends gives its stack back (glibc's `madvise`): often after the script itself has ended, so that a check may not see it. */
function withEnds(found: readonly number[], processor: Processor): readonly number[] {
  const [start, end] = [callNumber('clone3', processor), callNumber('madvise', processor)]
  return start !== null && end !== null && found.includes(start) ? [...found, end] : found
}

/**
 * The whole `ALLOWED_SYSCALLS` that lets further calls through, as a server takes it. The list replaces the sandbox's own for both languages, so it
 * holds those of both, with the network's where that is on. Null for a sandbox that refuses nothing.
 */
export function operatorList(target: Target, processor: Processor, found: readonly number[]): string | null {
  const calls = releaseCalls(target.sandbox)
  if (calls === null) return null
  const own = target.sandbox.allowedSyscalls ?? null
  const hasNetwork = target.sandbox.enableNetwork
  const both = [calls.python3[processor], calls.nodejs[processor]]
  const before = own ?? both.flatMap((lists) => usual(lists, hasNetwork))
  return sorted([...before, ...withEnds(found, processor)]).join(',')
}
