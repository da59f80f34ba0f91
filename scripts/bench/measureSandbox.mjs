import { createSandboxMeasures, scripts } from './sandbox.mjs'

/**
 * Ways to run a script, each beside reused processes and a bare spawn: one client and eight, plain and with pandas, both languages.
 * @param {Parameters<typeof createSandboxMeasures>[0]} options
 * @param {ReturnType<import('./table.mjs').createTable>} table
 */
export async function measureSandbox(options, table) {
  const measures = await createSandboxMeasures(options)
  const kinds = process.platform === 'linux' ? ['forked', 'spawned', 'cold'] : ['spawned', 'cold']
  const reused = await measures.reused()
  /** @type {Record<string, import('./sandbox.mjs').Served>} */
  const ours = {}
  for (const kind of kinds) ours[kind] = await measures.ours(kind, 4, 'pandas')
  const [best] = kinds

  /** What is measured of two ways that were run in turn. @param {any} mine @param {any} theirs @param {'p50' | 'p95' | 'perSecond'} figure */
  const pair = (mine, theirs, figure) => ({ ours: mine[figure], reference: theirs[figure] })

  /** @param {string} name @param {keyof typeof scripts} key @param {number} goal */
  async function language(name, key, goal) {
    const all = kinds.map((kind) => ours[kind])
    const one = { clients: 1, runs: key === 'plain' ? 40 : 10, turns: 5 }
    const many = { clients: 8, runs: key === 'plain' ? 120 : 32, turns: 4 }
    const single = await measures.sideBySide([reused, measures.spawn, ...all], scripts[key], one)
    const crowd = await measures.sideBySide([reused, ...all], scripts[key], many)
    kinds.forEach((kind, index) => {
      const what = `${name}, ${kind} worker`
      const wish = kind === best ? { goal } : {}
      table.row(`${what}, p50`, pair(single[index + 2], single[0], 'p50'), 'ms', 'reused processes', wish)
      table.row(`${what}, p95`, pair(single[index + 2], single[0], 'p95'), 'ms', 'reused processes')
      const least = kind === best ? { least: 1 } : {}
      table.row(`${what}, 8 clients`, pair(crowd[index + 1], crowd[0], 'perSecond'), '/s', 'reused processes', least)
    })
    table.row(`${name}, bare spawn, p50`, pair(single[1], single[0], 'p50'), 'ms', 'reused processes')
  }

  await language('Python', 'plain', 1)
  await language('JavaScript', 'javascript', 0.2)
  const [mine, bare] = await measures.sideBySide([ours[best], measures.spawn], scripts.pandas, {
    clients: 1,
    runs: 5,
    turns: 4,
  })
  table.row('pandas loaded in advance, p50', pair(mine, bare, 'p50'), 'ms', 'bare spawn', { goal: 1 / 50 })
  for (const one of [reused, ...Object.values(ours)]) one.close()
}
