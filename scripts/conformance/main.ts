import { parseArgs } from 'node:util'
import { compare, type Difference } from './compare'
import { graphon, graphonPython } from './environment'
import { startGraphon } from './graphonProcess'
import { limitNames, limitsOfCases } from './outcome'

const usage = 'npm run conformance -- [--cases N] [--seed S] [--met]'

function wholeNumber(name: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`--${name} wants a whole number, not "${text}".\n${usage}`)
  return Number(text)
}

const shortened = (text: string): string =>
  text.length > 2000 ? `${text.slice(0, 2000)}… (${text.length} characters)` : text

function report({ seed, path, smallest, ours, theirs }: Difference): string {
  const { stdout, error, result, outputs, limits } = smallest
  const given = stdout === null ? { result } : { stdout, ...(error === '' ? {} : { error }) }
  return [
    `\nseed ${seed}, path ${path}`,
    `  case     ${shortened(JSON.stringify({ ...given, outputs, limits: limitNames[limits] }))}`,
    `  Nodelab  ${shortened(ours)}`,
    `  graphon  ${shortened(theirs)}`,
  ].join('\n')
}

/** The command: compares, prints, and says by its exit code whether all agreed. Throws an Error with a sentence where it can't compare. */
export async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      cases: { type: 'string', default: '3000' },
      seed: { type: 'string', default: '1' },
      met: { type: 'boolean', default: false },
    },
  })
  const count = wholeNumber('cases', values.cases)
  const seed = wholeNumber('seed', values.seed)
  const python = await graphonPython((line) => console.log(line))
  const engine = startGraphon(python, limitsOfCases)
  try {
    // The first answer comes once graphon is imported.
    await engine.ask([])
    const began = performance.now()
    const { differences, shown, met } = await compare(count, seed, engine)
    const took = (performance.now() - began) / 1000
    if (values.met) {
      for (const [sort, times] of [...met].sort((a, b) => b[1] - a[1]))
        console.log(`${String(times).padStart(8)}  ${sort}`)
    }
    for (const difference of shown) console.log(report(difference))
    console.log(`${graphon}, seed ${seed}, ${took.toFixed(1)} s, ${Math.round(count / took)} cases/s`)
    console.log(`${count} cases, ${differences} differences`)
    return differences === 0 ? 0 : 1
  } finally {
    await engine.close()
  }
}
