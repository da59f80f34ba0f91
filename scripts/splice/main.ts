import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { graphonPython } from '../conformance/environment'
import { type Outcome, splice, spliceFiles, startSplice } from './splice'

const usage = 'npm run splice -- [--cases N] [--seed S] [--files FOLDER]'

function wholeNumber(name: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`--${name} wants a whole number, not "${text}".\n${usage}`)
  return Number(text)
}

/** The first places where two texts differ. */
function report({ faults }: Outcome): void {
  for (const { seed, fields, reason, before, after } of faults.slice(0, 5)) {
    let at = 0
    while (at < before.length && before[at] === after[at]) at += 1
    const part = (text: string): string => JSON.stringify(text.slice(Math.max(at - 200, 0), at + 300))
    console.log(
      `\nseed ${seed}, ${fields.join(', ')}: ${reason.slice(0, 1000)}\n  before ${part(before)}\n  after  ${part(after)}`,
    )
  }
}

async function filesIn(folder: string): Promise<{ name: string; text: string }[]> {
  const names = (await readdir(folder)).filter((name) => /\.ya?ml$/.test(name)).sort()
  return Promise.all(names.map(async (name) => ({ name, text: await readFile(join(folder, name), 'utf8') })))
}

/** The command: edits values of app files, and says by its exit code whether each changed nothing else. */
export async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      cases: { type: 'string', default: '1000' },
      seed: { type: 'string', default: '1' },
      files: { type: 'string' },
    },
  })
  const count = wholeNumber('cases', values.cases)
  const seed = wholeNumber('seed', values.seed)
  const python = startSplice(await graphonPython((line) => console.log(line)))
  try {
    const began = performance.now()
    const outcome =
      values.files === undefined
        ? await splice(count, seed, python)
        : await spliceFiles(await filesIn(values.files), count, seed, python)
    const { faults, written, refused, unread } = outcome
    const took = (performance.now() - began) / 1000
    report(outcome)
    console.log(`seed ${seed}, ${took.toFixed(1)} s, ${Math.round((written + refused) / took)} edits/s`)
    console.log(
      `${written} edits, ${faults.length} faults; ${refused} refused without loss, ${unread} nodes that can't be read`,
    )
    return faults.length === 0 && written > 0 ? 0 : 1
  } finally {
    await python.close()
  }
}
