import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { graphonPython } from '../conformance/environment'
import { pyScalar } from '../../electron/appFile/pyScalar'
import { anyText } from './edits'
import { splice, type SplicePython, startSplice } from './splice'

/** The same cases at each run: a failure of a change can be told from one of luck. `npm run splice` takes any other. */
const seed = 1
const cases = 500

describe('an edit of one value of an app file', () => {
  let python: SplicePython | null = null
  const process = (): SplicePython => {
    if (python === null) throw new Error('Python is not there')
    return python
  }

  beforeAll(async () => {
    // The environment of Dify's own engine has PyYAML in it.
    python = startSplice(await graphonPython(console.log))
  })
  afterAll(async () => {
    await python?.close()
  })

  it(`leaves every other byte of ${cases} files, and PyYAML reads the rest as before`, async () => {
    const { faults, written } = await splice(cases, seed, process())
    expect(faults.slice(0, 3)).toEqual([])
    // Most files must be edited, or the rest says little.
    expect(written).toBeGreaterThan(cases * 0.9)
  })

  it('is written as PyYAML writes it, where the old text was', async () => {
    // Texts that a YAML 1.2 reader takes for numbers are quoted here, and breaks of YAML 1.1 alone are escaped.
    const isLeft = (text: string): boolean => /[\x85\u2028\u2029]|^[-+.\d]/.test(text)
    const texts = fc.sample(anyText, { numRuns: 1000, seed }).filter((text) => !isLeft(text))
    expect(texts.length).toBeGreaterThan(800)
    const theirs = (await process().ask({ dump: texts })) as string[]
    const ours = texts.map((text) => `k:\n  code: ${pyScalar(text, { at: 8, indent: 4 }, { unicode: true })}\n`)
    expect(ours).toEqual(theirs)
  })

  it('is told where it changed something else', async () => {
    const [made] = (await process().ask({ make: [3] })) as [{ text: string; data: Record<string, unknown>[] }]
    const original = made.data[0] ?? {}
    const title = String(original['title'])
    const one = { before: made.text, node: 0, fields: ['title'], original, data: { ...original, title: `${title}!` } }
    const lost = made.text.replace('zoom: 1', 'zoom: 2').replace('"zoom": 1', '"zoom": 2')
    expect(lost).not.toBe(made.text)
    expect(await process().ask({ check: [{ ...one, after: lost }] })).toEqual([
      expect.stringContaining('another value'),
    ])
    const spaced = made.text + (made.text.includes('\r\n') ? '\r\n' : '\n')
    const same = { ...one, data: original, after: spaced }
    expect(await process().ask({ check: [same] })).toEqual([expect.stringContaining('behind the value')])
  })
})
