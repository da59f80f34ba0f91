import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeProblem } from '../../../shared/problems'
import type { Confinement, ConfinementMode } from '../../../shared/model/confinement'
import type { RunResult } from '../../../shared/model/run'
import { languages } from '../../../shared/model/problem'
import { createHostileGround, type HostileGround, secret } from '../testing/hostileGround'
import { markedProcesses, processesWith } from '../testing/processes'
import { startWorkers, type TestWorkers, type WorkerKind, workerKinds } from '../testing/workerKinds'
import { endOf, endsIn, type Held, type Holder, type HostileNode, isOneOf, short } from './hostileNode'
import { hostileNodes } from './hostileNodes'

const outputCap = 300_000
/**
 * The time of runs that end by themselves, on a machine that has other work. There are but two time limits, since what stands by is of one limit.
 */
const ample = 600

/** A node that lives as long as it is let, and says so. */
const sibling = {
  code_language: 'python3',
  code: 'import os, time\ndef main():\n    print(os.getpid(), flush=True)\n    while True:\n        print("on", flush=True)\n        time.sleep(0.2)\n',
} as const

/** The same in JavaScript: where a Node is launched, it has the same launcher as the hostile ones. */
const nodeSibling = {
  code_language: 'javascript',
  code: 'function main() { console.log(process.pid); for (const turn = new Int32Array(new SharedArrayBuffer(4)); ; Atomics.wait(turn, 0, 0, 200)) console.log("on") }\n',
} as const

const plain = {
  python3: 'import json\ndef main():\n    return {"result": json.dumps({"next": 1})}\n',
  javascript: 'function main() { return { result: JSON.stringify({ next: 1 }).replace(":", ": ") } }\n',
  jinja2: '',
} as const

/** A sibling run that is under way while hostile ones run. */
interface Sibling {
  readonly pid: number
  beats(): number
  end(): Promise<RunResult>
}

async function startSibling(
  ground: HostileGround,
  mode: ConfinementMode | null,
  node: Parameters<HostileGround['run']>[0] = sibling,
): Promise<Sibling> {
  const abort = new AbortController()
  let heard = ''
  let end: Promise<RunResult> = Promise.reject(new Error('It has not begun.'))
  end.catch(() => undefined)
  await new Promise<void>((resolve) => {
    const onOutput = (_: string, text: string): void => {
      heard += text
      if (heard.includes('on\n')) resolve()
    }
    end = ground.run(node, { seconds: ample, mode }, { signal: abort.signal, onOutput })
  })
  return {
    pid: Number(heard.split('\n')[0]),
    beats: () => heard.split('on\n').length - 1,
    end() {
      abort.abort()
      return end
    },
  }
}

/** What a failed test shows of a result that may be huge. */
function shown({ outputs, error, problems }: RunResult): string {
  return JSON.stringify({ outputs: outputs?.slice(0, 200), error: error?.slice(-600), problems }).slice(0, 1500)
}

/** What may end a run is told in words, in every language, with nothing left open. */
function expectWords(result: RunResult): void {
  for (const problem of result.problems) {
    for (const language of languages) {
      const { title, why, next } = describeProblem(problem, language)
      for (const text of [title, why, next]) expect(text).not.toMatch(/^$|\{\w+\}/)
    }
  }
}

describe('the hostile nodes', () => {
  it('are many, each with a name of its own', () => {
    expect(new Set(hostileNodes.map(({ name }) => name)).size).toBe(hostileNodes.length)
    expect(hostileNodes.length).toBeGreaterThanOrEqual(50)
  })
})

/** A check always runs cold. Its calls are let through, but for those that Dify only seems to make. */
const grounds = workerKinds.flatMap((kind): (readonly [WorkerKind, Held])[] => {
  if (kind === 'cold') return [[kind, 'check']]
  // Interpreters that are forked differ most from those of a run alone: those are asked in all modes.
  return [[kind, 'like-dify'], [kind, 'free'], ...(kind === 'forked' ? [[kind, 'free by its target'] as const] : [])]
})

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0
}

/** How often a node is run again whose next run took long: other work of this machine can be why. */
const attempts = 5

describe.skipIf(process.platform === 'win32').each(grounds)(
  'a hostile node in a worker that is %s, %s',
  (kind, how) => {
    const isByTarget = how === 'free by its target'
    const mode = isByTarget ? null : how
    let ground: HostileGround
    let own: TestWorkers
    let other: Sibling
    let otherNode: Sibling
    /** What holds a run here, as a plain one tells it. */
    let held: Confinement
    /** How long runs took that followed a hostile one, and that followed one of their own kind, in milliseconds. */
    const nextMs: number[] = []
    const plainMs: number[] = []

    beforeAll(async () => {
      ground = await createHostileGround(
        isByTarget ? 'dify-1.16+sandbox-py' : 'dify-1.16',
        outputCap,
        (target, limits, interpreters) => own.heldSandbox(target, { ...limits, ...interpreters }),
      )
      own = startWorkers(kind, ground.root)
      other = await startSibling(ground, mode)
      otherNode = await startSibling(ground, mode, nodeSibling)
      const { confinement, problems } = await runPlain('python3')
      if (confinement === undefined)
        throw new Error(`A plain run does not tell what holds it: ${JSON.stringify(problems)}`)
      held = confinement
    })
    afterAll(() => ground.close())

    function runPlain(language: HostileNode['language']): Promise<RunResult> {
      return ground.run({ code: plain[language], code_language: language }, { seconds: ample, mode })
    }

    function isInForce(need: Holder): boolean {
      const means: readonly string[] = held.means
      return means.includes(need === 'scopes' ? 'landlock-scopes' : need)
    }

    function secondsOf({ seconds, likeDify, bySandboxPy }: HostileNode): number {
      const goesOn = mode === 'check' ? likeDify !== undefined : isByTarget && bySandboxPy === 'run-timeout'
      return seconds ?? (goesOn ? short : ample)
    }

    /** Runs a node that works, and tells how long that took, in milliseconds. */
    async function timePlain(language: HostileNode['language']): Promise<number> {
      const at = performance.now()
      expect(await runPlain(language)).toMatchObject({ status: 'succeeded', outputs: '{"result": "{\\"next\\": 1}"}' })
      return performance.now() - at
    }

    async function expectHeld(node: HostileNode): Promise<void> {
      const { language } = node
      const code = ground.codeOf(node, (language === 'javascript' ? otherNode : other).pid)
      const result = await ground.run({ code, code_language: language }, { seconds: secondsOf(node), mode })
      expect(
        isOneOf(endsIn(node, how, held.level === 'full'), endOf(result)),
        `${endOf(result)} ${shown(result)}`,
      ).toBe(true)
      if (result.status === 'succeeded' && node.result !== undefined) expect(result.outputs).toContain(node.result)
      expectWords(result)
      expect(JSON.stringify(result)).not.toContain(secret)
    }

    /** The most that a next run may take: 100 ms, or, where the machine has other work, three times a plain run of the same time. */
    const mostMs = (): number => Math.max(100, 3 * median(plainMs))

    /** Runs a hostile node, and the very next one, which works as if nothing had been. */
    async function expectQuickNext(node: HostileNode): Promise<void> {
      let quickest = Infinity
      for (let n = 0; n < attempts; n += 1) {
        await expectHeld(node)
        quickest = Math.min(quickest, await timePlain(node.language))
        const isSlow = quickest > mostMs()
        // A plain run that follows a plain one is what the others are held against: some of them will do, and those of a busy time.
        if (isSlow || nextMs.length % 8 === 0) plainMs.push(await timePlain(node.language))
        if (!isSlow) break
      }
      nextMs.push(quickest)
      expect(quickest).toBeLessThanOrEqual(mostMs())
    }

    describe.concurrent('costs its own run alone and is named', () => {
      const mine = hostileNodes.filter(({ language }) => {
        if (language === 'javascript') return true
        // Where Python is forked, interpreters that were started early are asked in the stricter mode alone.
        return kind !== 'spawned' || mode === 'like-dify' || !workerKinds.includes('forked')
      })
      it.for(mine)('$name', async (node, { skip }) => {
        const missing = (node.needs ?? []).filter((need) => !isInForce(need))
        skip(missing.length > 0, `It would do harm where these are not in force: ${missing.join(', ')}`)
        // A cold run has nothing in common with the one before it.
        await (kind === 'cold' ? expectHeld(node) : expectQuickNext(node))
        expect(await ground.outside()).toEqual({ 'secret.txt': secret })
      })
    })

    it('leaves another run under way as it was, and no process, no folder', async () => {
      for (const one of [other, otherNode]) {
        const before = one.beats()
        await expect.poll(() => one.beats()).toBeGreaterThan(before)
        expect(await one.end()).toMatchObject({ status: 'cancelled' })
      }
      await own.close()
      await expect.poll(() => markedProcesses(own.root)).toEqual([])
      await expect.poll(() => processesWith(ground.trace)).toEqual([])
      await expect.poll(() => readdirSync(own.root)).toEqual([])
      expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
      console.info(`next runs, ${kind}, ${how}: p50 ${median(nextMs).toFixed(1)} ms of ${nextMs.length}`)
    })
  },
)
