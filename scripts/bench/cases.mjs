import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { buildParts } from './buildParts.mjs'

const atOnce = Math.max(1, Math.min(4, availableParallelism()))
/** How many rows lie between two looks at the memory. */
const lookEvery = 250

const output = (name, type) => ({ name, spec: { type, children: null } })
const node = {
  title: 'bench',
  desc: '',
  code_language: 'python3',
  code: 'def main(n, text):\n    return {"result": n * 2, "words": text.split()}\n',
  variables: ['n', 'text'].map((variable) => {
    return { variable, value_type: variable === 'n' ? 'number' : 'string', value_selector: [] }
  }),
  outputs: [output('result', 'number'), output('words', 'array[string]')],
  dependencies: [],
  target: null,
  samples: {},
}
const job = { node, target: 'dify-0.11', requirements: '', serverEnv: '' }

/** What runs rows. @param {string} folder */
const buildRows = (folder) => {
  const part = (name) => `electron/cases/data/${name}.ts`
  const rows = { runData: part('runData'), failureStore: part('failureStore'), viewData: part('viewData') }
  return buildParts(folder, { ...rows, dataRoles: 'shared/cases/dataRoles.ts' })
}

/** Megabytes that are held once what is not needed is gone. */
function held() {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
  const { heapUsed, external } = process.memoryUsage()
  return (heapUsed + external) / 1e6
}

/**
 * A node over the rows of a file: the time of a row beside that of a plain run of the same node, as many at once, in the same minutes; and the most memory that is
 * held on the way through 10,000 rows beside that of 1,000. Every tenth row fails.
 * @param {{ engine: any, scratch: string }} options
 */
export async function measureCases({ engine, scratch }) {
  const folder = join(scratch, 'cases')
  mkdirSync(folder, { recursive: true })
  const { runData, createFailureStore, viewData, guessRoles } = await buildRows(folder)

  /** @param {number} rows @param {(done: number) => void} onRow */
  async function overRows(rows, onRow) {
    const path = join(folder, `rows${rows}.csv`)
    const row = (n) => `${n},"row ${n}, of some words",${n % 10 === 0 ? -1 : n * 2}`
    writeFileSync(path, `n,text,result\n${Array.from({ length: rows }, (_, at) => row(at + 1)).join('\n')}\n`)
    const own = join(folder, `store${rows}`)
    mkdirSync(own)
    const failures = await createFailureStore(own)
    try {
      const { format, columns } = await viewData(path, null)
      const mapping = { columns, roles: guessRoles(columns, node), empty: 'text', isJson: false }
      const began = performance.now()
      const { progress, told } = await runData(
        { ...job, path, format, mapping },
        {
          runNode: engine.runNode,
          signal: new AbortController().signal,
          atOnce,
          isCold: false,
          failures,
          onRow: ({ done }) => onRow(done),
        },
      )
      const ms = performance.now() - began
      const { passed, failed } = progress
      if (told !== null || passed !== rows * 0.9 || failed.outputs !== rows * 0.1) {
        throw new Error(`The rows did not end as they should: ${JSON.stringify({ told, progress })}`)
      }
      return ms / rows
    } finally {
      await failures.close()
    }
  }

  /** Milliseconds a plain run takes, as many at once. @param {number} runs */
  async function plainRuns(runs) {
    let left = runs
    const began = performance.now()
    const work = async () => {
      while (left-- > 0) {
        const inputs = { n: '2', text: '"row 2, of some words"' }
        const { status, error, problems } = await engine.runNode({ node, inputs, target: job.target }, '')
        if (status !== 'succeeded') throw new Error(`A plain run failed: ${error ?? JSON.stringify(problems)}`)
      }
    }
    await Promise.all(Array.from({ length: atOnce }, work))
    return (performance.now() - began) / runs
  }

  /** The most that was held. @param {number} rows */
  async function most(rows) {
    let megabytes = 0
    const ms = await overRows(rows, (done) => {
      if (done % lookEvery === 0) megabytes = Math.max(megabytes, held())
    })
    return { ms, megabytes }
  }

  await plainRuns(200)
  const few = await most(1000)
  const before = await plainRuns(1000)
  const many = await most(10_000)
  const after = await plainRuns(1000)
  return {
    row: { ours: many.ms, reference: (before + after) / 2 },
    memory: { ours: many.megabytes, reference: few.megabytes },
  }
}
