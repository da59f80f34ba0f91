import { execFileSync } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { send } from '../../electron/processes/signals'
import { createLocalSandbox } from '../../electron/sandbox/localSandbox'
import { createScratch } from '../../electron/sandbox/scratch'
import { createHostileGround } from '../../electron/sandbox/testing/hostileGround'
import { anyPython } from '../../electron/sandbox/testing/processes'
import { coldWorkers, createWorkerPool, type WorkerSource } from '../../electron/sandbox/workers/workerPool'
import { parentOf } from '../../electron/processes/parentOf'
import { hasAdopter, runAdopted } from './adopter'
import { type Figures, figuresNow, killable, memoryFree, percentiles, strays } from './figures'
import { cancelledRun, createDice, goodRun, hostileRun, type Latency, latency, type Load, type Outcome } from './load'

/** So many runs go on at a time. */
const lanes = 6
const outputCap = 300_000

interface Options {
  readonly minutes: number
  readonly seed: number
}

function optionsOf(args: readonly string[]): Options {
  const numberAfter = (name: string, otherwise: number): number => {
    const at = args.indexOf(name)
    const value = at === -1 ? otherwise : Number(args[at + 1])
    if (!Number.isFinite(value) || value <= 0) throw new Error(`${name} needs a number above 0.`)
    return value
  }
  return { minutes: numberAfter('--minutes', 5), seed: numberAfter('--seed', (Date.now() % 1_000_000) + 1) }
}

/** Made as an environment is, without any package: its Python is another path to that of this machine. */
function makeEnvironment(folder: string): string {
  execFileSync(anyPython(), ['-m', 'venv', '--without-pip', folder])
  return join(folder, 'bin', 'python')
}

function line(at: string, figures: Figures, { p50, p95 }: { p50: number; p95: number }, runs: number): void {
  const { processes, strays: others, descriptors, sockets, folders, hubs, memory, heap } = figures
  const counted = `${processes} processes, ${others} strays, ${descriptors} descriptors (${sockets} sockets), ${folders} folders, ${hubs} hubs`
  console.log(`${at.padStart(8)}  ${counted}, ${memory} MB (heap ${heap}), plain run ${p50}/${p95} ms, ${runs} runs`)
}

/** What is wrong at the end, in words; empty where nothing is. */
function faultsOf(
  first: Figures,
  last: Figures,
  outcomes: readonly Outcome[],
  before: Latency,
  after: Latency,
): string[] {
  const faults: string[] = []
  if (last.processes > 0) faults.push(`${last.processes} processes are left.`)
  for (const stray of strays()) faults.push(`A process is left that nothing marks: ${stray}`)
  if (last.folders > 0) faults.push(`${last.folders} folders of runs are left.`)
  if (last.hubs > 0) faults.push(`${last.hubs} folders of sockets are left.`)
  const more = (last.descriptors ?? 0) - (first.descriptors ?? 0)
  if (more > 5) faults.push(`${more} more descriptors are open than at the start.`)
  if (last.heap > first.heap + 100) faults.push(`The heap grew from ${first.heap} to ${last.heap} MB.`)
  // Beside a bare Python of the same time, since the machine may have other work.
  const shares = [before, after].map(({ runs, bare }) => percentiles(runs).p50 / percentiles(bare).p50)
  const [early = 0, late = 0] = shares.map((share) => Math.round(share * 100) / 100)
  console.log(`a plain run beside a bare Python: ${early} at first, ${late} at last`)
  if (late > early * 2 + 0.5) faults.push(`A plain run takes ${late} of a bare Python where it took ${early}.`)
  const wrong = outcomes.filter(({ isRight }) => !isRight)
  const kinds = new Map<string, number>()
  for (const { kind, name, end } of wrong) {
    const told = `${kind} ${name} ended as ${end}`
    kinds.set(told, (kinds.get(told) ?? 0) + 1)
  }
  for (const [told, count] of kinds) faults.push(`${told}, ${count} times.`)
  return faults
}

/** Runs the soak; returns the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  const { minutes, seed } = optionsOf(args)
  const ofAdopted = await runAdopted()
  if (ofAdopted !== null) return ofAdopted
  console.log(`${minutes} minutes, ${lanes} runs at a time, --seed ${seed}`)
  const dice = createDice(seed)
  let sandboxes: WorkerSource | null = null
  const ground = await createHostileGround('dify-1.16', outputCap, (target, limits, { python, node }) => {
    if (sandboxes === null) throw new Error('The workers are not there yet.')
    const launcher = (): Promise<string | null> => Promise.resolve(process.platform === 'linux' ? anyPython() : null)
    return createLocalSandbox({ target, ...limits, python, node, env: process.env, workers: sandboxes, cold, launcher })
  })
  const root = join(ground.root, 'scratch')
  const scratch = createScratch(root)
  const cold = coldWorkers(scratch)
  const pool = createWorkerPool({ scratch })
  sandboxes = {
    async take(plan) {
      // As the window does for the nodes in view. What is held less is started for its run alone.
      const isInView = plan.language === 'nodejs' || load.pythons().includes(plan.interpreter)
      if (isInView && plan.confinement?.['mode'] === 'like-dify') void pool.keep(plan, 2)
      return pool.take(plan)
    },
  }
  const folders = ['a', 'b'].map((name) => join(ground.root, `environment-${name}`))
  const there = new Map(folders.map((folder) => [folder, makeEnvironment(folder)]))
  let killedAt = -Infinity
  let means: readonly string[] = []
  let sibling = 0
  const load: Load = {
    ground,
    dice,
    pythons: () => [...there.values()],
    get sibling() {
      return sibling
    },
    get means() {
      return means
    },
    killedSince: (moment) => killedAt >= moment - 1000,
  }

  async function aim(): Promise<() => Promise<unknown>> {
    const abort = new AbortController()
    const code = 'import os, time\ndef main():\n    print(os.getpid(), flush=True)\n    time.sleep(3600)\n'
    let end: Promise<unknown> = Promise.resolve()
    await new Promise<void>((resolve) => {
      const onOutput = (_: string, text: string): void => {
        // Its number may come apart from the end of its line.
        sibling ||= Number(text)
        resolve()
      }
      const how = { seconds: 86_400, mode: 'free' as const }
      end = ground.run({ code, code_language: 'python3' }, how, { signal: abort.signal, onOutput })
      void end.then(() => resolve())
    })
    return () => {
      abort.abort()
      return end
    }
  }

  const code = 'def main():\n    return {"result": "x"}\n'
  const probe = await ground.run({ code, code_language: 'python3' }, { seconds: 60, mode: 'like-dify' })
  means = [...(probe.confinement?.means ?? [])]
  if (!hasAdopter()) console.log('Processes without marks are not looked for on this system.')
  console.log(`held by: ${means.join(', ') || 'nothing but the limits of a run'}`)
  const before = await latency(load, 60)
  const first = figuresNow(root)
  line('first', first, percentiles(before.runs), 0)

  const outcomes: Outcome[] = []
  const until = performance.now() + minutes * 60_000
  const isOn = (): boolean => performance.now() < until
  const endSibling = await aim()

  async function lane(): Promise<void> {
    while (isOn()) {
      const kind = dice(10)
      const run = kind < 6 ? goodRun : kind < 9 ? hostileRun : cancelledRun
      outcomes.push(await run(load))
    }
  }

  /** Kills some worker or warm parent, whichever it hits. */
  async function killing(): Promise<void> {
    while (isOn()) {
      await wait(Math.min(7000 + dice(6000), Math.max(0, until - performance.now())))
      const found = killable(root).filter((pid) => pid !== sibling && pid !== parentOf(sibling))
      const pid = found[dice(Math.max(1, found.length))]
      if (pid === undefined) continue
      killedAt = performance.now()
      send(pid, 'SIGKILL')
    }
  }

  /** Makes an environment anew, as when its requirements changed. */
  async function changing(): Promise<void> {
    while (isOn()) {
      await wait(Math.min(20_000, Math.max(0, until - performance.now())))
      const folder = folders[1]
      if (folder === undefined || !isOn()) return
      there.delete(folder)
      // Runs in it go on to their end, which a real environment is held for.
      await wait(6000)
      await pool.release(folder)
      await rm(folder, { recursive: true, force: true })
      there.set(folder, makeEnvironment(folder))
    }
  }

  async function watching(): Promise<void> {
    while (isOn()) {
      await wait(Math.min(30_000, Math.max(0, until - performance.now())))
      const left = Math.round((until - performance.now()) / 1000)
      const good = outcomes
        .filter(({ kind, name, isRight }) => kind === 'good' && name === 'python3' && isRight)
        .slice(-100)
      line(`-${left} s`, figuresNow(root), percentiles(good.map(({ ms }) => ms)), outcomes.length)
    }
  }

  await Promise.all([...Array.from({ length: lanes }, lane), killing(), changing(), watching()])
  await endSibling()
  await wait(2000)
  const after = await latency(load, 60)
  await pool.close()
  await scratch.settled()
  const patience = performance.now() + 20_000
  while (figuresNow(root).processes + strays().length > 0 && performance.now() < patience) await wait(200)
  const last = figuresNow(root)
  line('last', last, percentiles(after.runs), outcomes.length)
  const count = (kind: Outcome['kind']): number => outcomes.filter((one) => one.kind === kind).length
  console.log(
    `${count('good')} good, ${count('hostile')} hostile, ${count('cancelled')} cancelled; ${memoryFree()} MB free`,
  )
  const faults = faultsOf(first, last, outcomes, before, after)
  for (const fault of faults) console.error(fault)
  await ground.close()
  return faults.length === 0 ? 0 : 1
}
