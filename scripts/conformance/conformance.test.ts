import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Output, OutputType } from '../../shared/model/node'
import { type Case, requestOf } from './case'
import { compare } from './compare'
import { graphonPython } from './environment'
import { type Declared, type GraphonProcess, startGraphon } from './graphonProcess'
import { limitsOfCases, type Outcome, ourOutcome } from './outcome'

/** The same cases at each run: a failure of a change can be told from one of luck. `npm run conformance` takes any other. */
const seed = 20_261
const cases = 3000

const printed = (result: string): Case => ({
  stdout: `<<RESULT>>${result}<<RESULT>>\n`,
  error: '',
  result: '',
  outputs: null,
  limits: 0,
})

describe("Dify's own engine", () => {
  let graphon: GraphonProcess | null = null
  const engine = (): GraphonProcess => {
    if (graphon === null) throw new Error('graphon is not there')
    return graphon
  }

  beforeAll(async () => {
    graphon = startGraphon(await graphonPython(console.log), limitsOfCases)
  })
  afterAll(async () => {
    await graphon?.close()
  })

  it(`ends ${cases} cases of seed ${seed} as Nodelab does`, async () => {
    console.log(`conformance: ${cases} cases, seed ${seed}`)
    const { shown, differences, met } = await compare(cases, seed, engine())
    expect(shown).toEqual([])
    expect(differences).toBe(0)
    // The cases must reach both ends of the rules, or agreement says little.
    expect(met.get('ok')).toBeGreaterThan(cases / 5)
    expect(met.size).toBeGreaterThan(40)
  })

  it('takes the same characters for digits', async () => {
    const digits = Array.from({ length: 0x110000 }, (_, code) => code)
      .filter((code) => code < 0xd800 || code > 0xdfff)
      .map((code) => String.fromCodePoint(code))
      .filter((character) => /\p{N}/u.test(character))
    const one = printed(JSON.stringify(Object.fromEntries(digits.map((digit) => [`of ${digit}`, `${digit}e+1`]))))
    expect([ourOutcome(one)]).toEqual(await engine().ask([requestOf(one)]))
  })
})

describe('a comparison', () => {
  /** An engine that is ours but for one sentence. */
  const lying: GraphonProcess = {
    ask: (requests) => Promise.resolve(requests.map((request) => lie(caseOf(request)))),
    close: () => Promise.resolve(),
  }

  function caseOf({ outputs, ...rest }: Parameters<GraphonProcess['ask']>[0][number]): Case {
    const listOf = (pairs: Declared | null): Output[] | null =>
      pairs?.map(([name, { type, children }]) => ({
        name,
        spec: { type: type as OutputType, children: listOf(children) },
      })) ?? null
    return { ...rest, outputs: listOf(outputs) }
  }

  function lie(one: Case): Outcome {
    const outcome = ourOutcome(one)
    if (!('message' in outcome) || !outcome.message.endsWith(' is missing.')) return outcome
    return { ...outcome, message: outcome.message.replace('missing', 'lost') }
  }

  it('finds one sentence that differs, and shows a small case of it', async () => {
    const { differences, shown } = await compare(1000, 1, lying)
    expect(differences).toBeGreaterThan(3)
    expect(shown).toHaveLength(1)
    const [{ smallest, ours, theirs } = { smallest: null, ours: '', theirs: '' }] = shown
    expect(ours).toContain('is missing.')
    expect(theirs).toContain('is lost.')
    expect(JSON.stringify(smallest).length).toBeLessThan(200)
  })

  it('draws the same cases of the same seed', async () => {
    const [first, second] = [await compare(600, 7, lying), await compare(600, 7, lying)]
    expect([...first.met]).toEqual([...second.met])
    expect([...(await compare(600, 9, lying)).met]).not.toEqual([...first.met])
  })

  it('says what is wrong where Python ends', async () => {
    const none = startGraphon(process.execPath, limitsOfCases)
    await expect(none.ask([])).rejects.toThrow(/graphon's Python/)
    await none.close()
    const missing = startGraphon('/no/such/python', limitsOfCases)
    await expect(missing.ask([])).rejects.toThrow(/did not start/)
    await missing.close()
  })
})
