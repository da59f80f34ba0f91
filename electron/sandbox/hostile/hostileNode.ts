import type { ConfinementMode } from '../../../shared/model/confinement'
import type { CodeLanguage } from '../../../shared/model/node'
import type { RunResult } from '../../../shared/model/run'

/**
 * What must hold a hostile node: `time` and `output` are the run's own limits, `limits` those of its process (memory, processor time, processes,
 * size of files, open files), `landlock` the rules of which files it may touch, `scopes` those of whom it may signal and connect to, `seccomp` the list of system calls; `group`:
 * what it started is found and ended with it; `disk`: what its files take together is looked at; `process`: its process is its own, and new; `reading`: what comes back is read as a stranger's.
 */
export type Holder =
  | 'time'
  | 'output'
  | 'limits'
  | 'landlock'
  | 'scopes'
  | 'seccomp'
  | 'disk'
  | 'group'
  | 'process'
  | 'reading'

/** `succeeded`, or the code of the first problem that is told, or what that begins with, up to its last hyphen. Of several any one may be it: interpreters and users differ. */
export type Ends = string | readonly string[]

/** One node that does harm, or tries to. */
export interface HostileNode {
  readonly name: string
  readonly does: string
  readonly language: CodeLanguage
  /**
   * In it stand for what only the test knows: `@OUTSIDE@` a folder with `secret.txt` that is nobody's business, `@SITE@` the folder of the
   * environment, `@SIBLING@` the process of another run, `@PORT@` a service on loopback, `@ABSTRACT@` the name of an abstract Unix socket,
   * `@APP@` the process of Nodelab, `@TRACE@` a text by which programs that are left behind are found.
   */
  readonly code: string
  readonly heldBy: readonly Holder[]
  /** It is run only where these are in force: without them it would harm the machine, or another run. */
  readonly needs?: readonly Holder[]
  /** How it ends where calls are not looked at. */
  readonly ends: Ends
  /** How it ends where calls are refused as Dify refuses them; as `ends` where that is left out. */
  readonly likeDify?: Ends
  /** How it can end in a check beside that, where a call that only seemed to be made leads it elsewhere. */
  readonly check?: Ends
  /** How it ends in dify-sandbox-py, where that differs from `ends`: what a script's own programs print is lost there, and a script that leaves ends more than itself. */
  readonly bySandboxPy?: Ends
  /** The time limit of its run in seconds, for those that meet it. */
  readonly seconds?: number
  /** Text that is its result where it succeeds. */
  readonly result?: string
}

/** What the problems of calls that Dify's sandbox refuses begin with: each kind of call has its own. */
export const refused = 'refused-'

/** The time in seconds that is given to nodes that have something to do before they never end. */
export const short = 1.5

/** The same of Nodes that have to come to their result on a machine that has other work. */
export const patient = 3

/** The same of those that do nothing else, and take a processor for as long. */
export const shortest = 0.5

/** Code as it stands, without the indentation that it has in its table. */
export function code(text: TemplateStringsArray): string {
  const lines = text.raw.join('').replace(/^\n/, '').replace(/ *$/, '').split('\n')
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length)
  const indent = Math.min(...indents)
  return lines.map((line) => line.slice(indent)).join('\n')
}

/**
 * In a check Dify's calls that only seem to be made are not made: a fork takes itself for the child, and goes its way, at last to the time limit. That can
 * come before the script: the start of its interpreter is of its time, too.
 */
function inCheck({ likeDify, check, seconds }: HostileNode): readonly string[] {
  if (likeDify !== undefined) return [likeDify, check ?? [], 'run-timeout'].flat()
  return seconds === undefined ? [] : ['run-timeout']
}

/** How a run is held: in a mode that its author chose, or as a node may choose it by its target. */
export type Held = ConfinementMode | 'free by its target'

/** How a node ends as it is held: where nothing looks at calls (`isFull` is false, or the mode is free), nothing refuses them either. */
export function endsIn(node: HostileNode, held: Held, isFull: boolean): Ends {
  const { ends, likeDify = ends } = node
  if (held === 'free by its target') return node.bySandboxPy ?? ends
  if (held === 'free') return ends
  if (held === 'check') return [ends, inCheck(node)].flat()
  return isFull ? likeDify : [ends, likeDify].flat()
}

/** Whether a run ended in one of these ways. */
export function isOneOf(ends: Ends, end: string): boolean {
  return (typeof ends === 'string' ? [ends] : ends).some((code) =>
    code.endsWith('-') ? end.startsWith(code) : end === code,
  )
}

/** How a run ended: `succeeded`, or the code of its first problem. */
export function endOf({ status, problems }: Pick<RunResult, 'status' | 'problems'>): string {
  return status === 'succeeded' ? status : (problems[0]?.code ?? status)
}
