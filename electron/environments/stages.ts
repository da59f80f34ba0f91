import { type Stage, type StageName, stageNames } from '../../shared/model/environment'

/** The stages of one build as they go on. */
export interface Stages {
  /** Begins a stage; those before it that still run are done. */
  begin(name: StageName, detail?: string): void
  note(name: StageName, change: Partial<Pick<Stage, 'count' | 'total' | 'bytes' | 'detail'>>): void
  done(name: StageName): void
  skip(name: StageName): void
  fail(): void
  /** What was being done waits for the author's word. */
  hold(): void
  /** Reads one line of uv's stderr. */
  readLine(line: string): void
  list(): Stage[]
}

const units: Readonly<Record<string, number>> = { B: 1, KiB: 1024, MiB: 1024 ** 2, GiB: 1024 ** 3 }

function bytesOf(text: string): number {
  const [, amount = '0', unit = 'B'] = /([\d.]+)\s*([KMG]?i?B)/.exec(text) ?? []
  return Number(amount) * (units[unit] ?? 1)
}

/** What goes through stages: what is built, and what is written of a set of packages. */
type Staged = 'python' | 'node' | 'lock' | 'bundle' | 'bundle-open'

/** The stages of each: a Node has no packages to resolve, and is never built from source. */
const stagesOf: Readonly<Record<Staged, readonly StageName[]>> = {
  python: stageNames.filter((name) => name !== 'node' && name !== 'writing'),
  node: ['node', 'downloading', 'installing', 'ready'],
  lock: ['python', 'resolving', 'building', 'writing'],
  bundle: ['python', 'resolving', 'downloading', 'ready', 'writing'],
  'bundle-open': ['ready'],
}

/** Makes the stages of a build. `now` is in milliseconds; `onChange` is called after each step. */
export function createStages(staged: Staged, onChange: () => void, now: () => number = Date.now): Stages {
  const stages = new Map<StageName, Stage>(
    stagesOf[staged].map((name) => [
      name,
      { name, status: 'waiting', count: null, total: null, bytes: null, detail: '', elapsedMs: null },
    ]),
  )
  const began = new Map<StageName, number>()

  function change(name: StageName, part: Partial<Stage>): void {
    const stage = stages.get(name)
    if (stage === undefined) return
    stages.set(name, { ...stage, ...part })
    onChange()
  }

  function end(name: StageName, status: Stage['status']): void {
    change(name, { status, elapsedMs: now() - (began.get(name) ?? now()) })
  }

  function begin(name: StageName, detail = ''): void {
    for (const stage of stages.values()) {
      if (stage.name === name) break
      if (stage.status === 'running') end(stage.name, 'done')
      else if (stage.status === 'waiting') change(stage.name, { status: 'skipped' })
    }
    if (stages.get(name)?.status === 'running') return
    began.set(name, now())
    change(name, { status: 'running', detail })
  }

  /** uv downloads and builds side by side: a later line of an earlier stage adds to it without going back. */
  function add(name: StageName, part: { bytes?: number; count?: number; detail: string }): void {
    const stage = stages.get(name)
    if (stage === undefined) return
    if (stage.status === 'waiting') begin(name)
    change(name, {
      detail: part.detail,
      bytes: part.bytes === undefined ? stage.bytes : (stage.bytes ?? 0) + part.bytes,
      count: part.count === undefined ? stage.count : (stage.count ?? 0) + part.count,
    })
  }

  const readers: readonly (readonly [RegExp, (found: RegExpExecArray) => void])[] = [
    [
      /^Resolved (\d+) packages? in/,
      ([, count]) => change('resolving', { total: Number(count), count: Number(count) }),
    ],
    [
      /^Downloading (\S+) \(([^)]+)\)/,
      ([, name = '', size = '']) => add('downloading', { bytes: bytesOf(size), detail: name }),
    ],
    [/^ *Downloaded (\S+)/, ([, name = '']) => add('downloading', { count: 1, detail: name })],
    [/^ *Building (\S+)/, ([, name = '']) => add('building', { detail: name })],
    [/^ *Built (\S+)/, ([, name = '']) => add('building', { count: 1, detail: name })],
    [
      /^Prepared (\d+) packages? in/,
      ([, count]) => {
        change('downloading', { total: Number(count) })
        begin('installing')
      },
    ],
    [/^Installed (\d+) packages? in/, ([, count]) => change('installing', { total: Number(count), count: 0 })],
    [/^ \+ (\S+)/, ([, name = '']) => add('installing', { count: 1, detail: name })],
  ]

  return {
    begin,
    note: change,
    done: (name) => end(name, 'done'),
    skip: (name) => change(name, { status: 'skipped' }),
    fail() {
      for (const stage of stages.values()) if (stage.status === 'running') end(stage.name, 'failed')
    },
    hold() {
      for (const stage of stages.values()) if (stage.status === 'running') end(stage.name, 'waiting')
    },
    readLine(line) {
      for (const [pattern, read] of readers) {
        const found = pattern.exec(line)
        if (found !== null) read(found)
      }
    },
    list: () => [...stages.values()],
  }
}
