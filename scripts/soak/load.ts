import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { ConfinementMode } from '../../shared/model/confinement'
import type { CodeNode } from '../../shared/model/node'
import type { RunResult } from '../../shared/model/run'
import type { HostileGround } from '../../electron/sandbox/testing/hostileGround'
import { endOf, endsIn, type Holder, isOneOf } from '../../electron/sandbox/hostile/hostileNode'
import { hostileNodes } from '../../electron/sandbox/hostile/hostileNodes'

/** The time limit of every run, in seconds: workers that stand by are those of one limit. */
const seconds = 4

/** A random number below `limit`, the same in turn for the same seed. */
export type Dice = (limit: number) => number

/** Dice with a seed (mulberry32). */
export function createDice(seed: number): Dice {
  let state = seed
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit
  }
}

/** How one run of the load ended. */
export interface Outcome {
  readonly kind: 'good' | 'hostile' | 'cancelled'
  readonly name: string
  readonly end: string
  readonly isRight: boolean
  readonly ms: number
}

const plain = {
  python3: 'import json\ndef main():\n    return {"result": json.dumps({"n": @N@})}\n',
  javascript: 'function main() { return { result: JSON.stringify({ n: @N@ }) } }\n',
} as const

/** Two of a mind: what ends a run from outside may come before its own end. */
const fromOutside = ['run-timeout', 'hangs-after-result']
const killed = [
  'worker-killed',
  'result-missing',
  'worker-crashed',
  'program-ended',
  'sandbox-failed',
  'ended-by-signal',
]

export interface Load {
  readonly ground: HostileGround
  readonly dice: Dice
  /** The Pythons of the environments that there are now. */
  pythons(): readonly string[]
  /** A process that lives as long as the soak, for nodes that go for others. */
  readonly sibling: number
  /** What a run is held by, as the machine has it. */
  readonly means: readonly string[]
  /** Whether anything was killed from outside since a moment (`performance.now()`). */
  killedSince(moment: number): boolean
}

/** How a run ended, with what failed of Nodelab itself where that did: its name alone could not be followed. */
function toldEnd(result: RunResult): string {
  const end = endOf(result)
  return end === 'run-broken' ? `${end} (${result.problems[0]?.raw ?? 'without a word'})` : end
}

function pick<T>(dice: Dice, all: readonly T[]): T {
  const one = all[dice(all.length)]
  if (one === undefined) throw new Error('There is nothing to pick from.')
  return one
}

const modes = ['like-dify', 'free', 'check'] as const

async function timed(
  load: Load,
  node: Pick<CodeNode, 'code' | 'code_language'>,
  mode: ConfinementMode,
  signal?: AbortSignal,
): Promise<{ result: RunResult; ms: number; wasKilled: boolean }> {
  const at = performance.now()
  const how = { seconds, mode, python: pick(load.dice, load.pythons()) }
  const result = await load.ground.run(node, how, signal === undefined ? {} : { signal })
  return { result, ms: performance.now() - at, wasKilled: load.killedSince(at) }
}

/** A run that must give what it was asked for. */
export async function goodRun(load: Load): Promise<Outcome> {
  const language = load.dice(3) === 0 ? 'javascript' : 'python3'
  const n = load.dice(1_000_000)
  const code = plain[language].replace('@N@', String(n))
  const { result, ms, wasKilled } = await timed(load, { code, code_language: language }, pick(load.dice, modes))
  const end = endOf(result)
  const isRight =
    end === 'succeeded' ? (result.outputs ?? '').includes(String(n)) : wasKilled || fromOutside.includes(end)
  return { kind: 'good', name: language, end: toldEnd(result), isRight, ms }
}

/** Without what a node needs to be held, it would harm this machine. Free runs have no rules of files. */
function mayRun({ means }: Load, mode: ConfinementMode, need: Holder): boolean {
  return !(mode === 'free' && need === 'landlock') && means.includes(need === 'scopes' ? 'landlock-scopes' : need)
}

/** A run of the corpus, which must end as that says. */
export async function hostileRun(load: Load): Promise<Outcome> {
  const mode = pick(load.dice, modes)
  const node = pick(
    load.dice,
    hostileNodes.filter(({ needs = [] }) => needs.every((need) => mayRun(load, mode, need))),
  )
  const code = load.ground.codeOf(node, load.sibling)
  const { result, ms, wasKilled } = await timed(load, { code, code_language: node.language }, mode)
  const end = endOf(result)
  const isRight =
    isOneOf(endsIn(node, mode, false), end) || fromOutside.includes(end) || (wasKilled && killed.includes(end))
  return { kind: 'hostile', name: node.name, end: toldEnd(result), isRight, ms }
}

/** A run that never ends and is cancelled at some moment, before it began or after. */
export async function cancelledRun(load: Load): Promise<Outcome> {
  const abort = new AbortController()
  const timer = setTimeout(() => abort.abort(), load.dice(600))
  const code = 'import subprocess, sys\ndef main():\n    while True:\n        print("on", flush=True)\n'
  const { result, ms, wasKilled } = await timed(load, { code, code_language: 'python3' }, 'free', abort.signal)
  clearTimeout(timer)
  const end = result.status === 'cancelled' ? 'cancelled' : endOf(result)
  const isRight = end === 'cancelled' || end === 'output-capped' || wasKilled
  return { kind: 'cancelled', name: 'endless', end, isRight, ms }
}

/** How long plain runs took, and starts of a bare Python between them, in milliseconds each. */
export interface Latency {
  readonly runs: readonly number[]
  readonly bare: readonly number[]
}

/** How long a plain run takes while nothing else of the soak runs, beside what this machine takes for a bare Python at that time. */
export async function latency(load: Load, count: number): Promise<Latency> {
  const runs: number[] = []
  const bare: number[] = []
  const python = load.pythons()[0] ?? ''
  for (let n = -5; n < count; n += 1) {
    const at = performance.now()
    const code = plain.python3.replace('@N@', String(n))
    await load.ground.run({ code, code_language: 'python3' }, { seconds, mode: 'like-dify', python })
    const then = performance.now()
    await promisify(execFile)(python, ['-I', '-S', '-c', 'pass'])
    // The first ones wait for what is to stand by.
    if (n < 0) continue
    runs.push(then - at)
    bare.push(performance.now() - then)
  }
  return { runs, bare }
}
