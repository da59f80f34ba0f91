import { holdings } from './holdings.mjs'
import { createSandboxMeasures, scripts } from './sandbox.mjs'

/** What holds a worker, with each step that comes on top of the one before. */
const degrees = [
  ['nothing', 'held by nothing'],
  ['limits', 'by limits'],
  ['files', 'by limits and Landlock'],
  ['calls', 'by limits, Landlock and the list of calls, as shipped'],
]

/**
 * Ways to run a script, each beside reused processes or a bare spawn: one client and eight, plain and with pandas, both languages, and what each step of
 * confinement costs.
 * @param {Parameters<typeof createSandboxMeasures>[0]} options
 * @param {ReturnType<import('./table.mjs').createTable>} table
 */
export async function measureSandbox(options, table) {
  const measures = await createSandboxMeasures(options)
  const isLinux = process.platform === 'linux'
  const kinds = isLinux ? ['forked', 'spawned', 'cold'] : ['spawned', 'cold']
  const reused = await measures.reused()
  const beside = 'reused processes'

  /** What is measured of two ways that were run in turn. @param {any} mine @param {any} theirs @param {'p50' | 'p95' | 'perSecond'} figure */
  const pair = (mine, theirs, figure) => ({ ours: mine[figure], reference: theirs[figure] })

  /** @param {string} name @param {keyof typeof scripts} key @param {string[]} own @param {number | null} goal @param {Record<string, unknown>} change */
  async function language(name, key, own, goal, change = {}) {
    const all = []
    for (const kind of own) all.push(await measures.ours(/** @type {any} */ (kind), change))
    // First the crowd: it meets all the reused processes, each of which imports by itself.
    const crowd = await measures.sideBySide([reused, ...all], scripts[key], 8)
    const single = await measures.sideBySide([reused, measures.spawn, ...all], scripts[key], 1)
    own.forEach((kind, index) => {
      const what = `${name}, ${kind} worker`
      const isBest = index === 0 && goal !== null
      const wish = isBest ? { goal } : {}
      table.row(`${what}, p50`, pair(single[index + 2], single[0], 'p50'), 'ms', beside, wish)
      table.row(`${what}, p95`, pair(single[index + 2], single[0], 'p95'), 'ms', beside)
      table.row(
        `${what}, 8 clients`,
        pair(crowd[index + 1], crowd[0], 'perSecond'),
        '/s',
        beside,
        isBest ? { least: 1 } : {},
      )
    })
    table.row(`${name}, bare spawn, p50`, pair(single[1], single[0], 'p50'), 'ms', beside)
    for (const one of all) one.close()
    return { mine: single[2], bare: single[1] }
  }

  await language('Python', 'plain', kinds, 1)
  await language('JavaScript', 'javascript', ['spawned', 'cold'], 0.2)
  const { mine, bare } = await language('pandas', 'pandas', kinds.slice(0, 2), null, { module: 'pandas' })
  table.row('pandas loaded in advance, p50', pair(mine, bare, 'p50'), 'ms', 'bare spawn', { goal: 1 / 50 })
  reused.close()
  if (isLinux) await steps(measures, table)
}

/** @param {Awaited<ReturnType<typeof createSandboxMeasures>>} measures @param {ReturnType<import('./table.mjs').createTable>} table */
async function steps(measures, table) {
  const { steps: each, fork } = await measures.steps()
  for (const [name, ms] of Object.entries(each)) {
    table.row(`a worker's step: ${name}`, { ours: ms, reference: fork }, 'ms', 'bare fork')
  }
  const all = []
  for (const [held] of degrees) all.push(await measures.ours('forked', { held: /** @type {any} */ (held) }))
  const crowd = await measures.sideBySide(all, scripts.plain, 8)
  degrees.forEach(([, words], index) => {
    table.row(
      `Python, 8 clients, ${words}`,
      { ours: crowd[index].perSecond, reference: crowd[0].perSecond },
      '/s',
      degrees[0][1],
    )
  })
  for (const one of all) one.close()
}

/**
 * What a program holds once that is no more than before, or ten seconds have not brought it there: the workers that stand by are made anew.
 * @param {number} pid @param {ReturnType<typeof holdings>} before
 */
async function settled(pid, before) {
  for (let left = 20; ; left -= 1) {
    await new Promise((resolve) => setTimeout(resolve, 500))
    const now = holdings(pid)
    if (left === 0 || (now.processes <= before.processes && now.files <= before.files)) return now
  }
}

/**
 * Whether a run takes as long after many others as at first, and whether anything is left of those.
 * @param {Parameters<typeof createSandboxMeasures>[0]} options
 * @param {ReturnType<import('./table.mjs').createTable>} table
 * @param {number} runs
 */
export async function measureRow(options, table, runs) {
  const measures = await createSandboxMeasures(options)
  const forked = process.platform === 'linux' ? /** @type {const} */ ('forked') : /** @type {const} */ ('spawned')
  const languages = [
    { name: 'Python', script: scripts.plain, kind: forked, count: runs },
    {
      name: 'JavaScript',
      script: scripts.javascript,
      kind: /** @type {const} */ ('spawned'),
      count: Math.ceil(runs / 10),
    },
  ]
  for (const { name, script, kind, count } of languages) {
    const served = await measures.ours(kind)
    // What the first runs take for good is no leak.
    await measures.row(served, script, Math.min(200, count))
    const before = process.platform === 'linux' ? await settled(served.pid, holdings(served.pid)) : null
    const { first, last } = await measures.row(served, script, count)
    const what = `${name}, ${count} runs in a row`
    table.row(`${what}, the last tenth, p50`, { ours: last, reference: first }, 'ms', 'the first tenth', { goal: 1.2 })
    if (before !== null) {
      const after = await settled(served.pid, before)
      for (const [key, unit] of [
        ['processes', ''],
        ['files', ''],
        ['megabytes', 'MB'],
      ]) {
        table.row(`${what}, ${key} after`, { ours: after[key], reference: before[key] }, unit, 'before')
      }
    }
    served.close()
  }
}
