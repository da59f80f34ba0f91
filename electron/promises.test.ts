import { describe, expect, it } from 'vitest'
import type { Language } from '../shared/model/problem'
import { promiseNames } from '../shared/promises/promiseNames'
import { promiseText } from '../shared/promises/promiseTexts'
import { anyPython, probeRuns, promisesOf } from './promises'

describe('what this machine can promise', () => {
  it('is told of each means, by runs that were tried out', { timeout: 60_000 }, async () => {
    const python = await anyPython(process.env)
    const runs = await probeRuns(python, process.env)
    const promises = await promisesOf(python, process.env, runs)
    expect(promises.map(({ name }) => name)).toEqual(promiseNames)
    const isHere = Object.fromEntries(promises.map((one) => [one.name, one.isHere]))
    // The same as the run itself told of what held it.
    expect(isHere['landlock']).toBe(runs.usual?.means.includes('landlock'))
    expect(isHere['listener']).toBe(runs.usual?.level === 'full' || runs.usual?.level === 'calls')
    expect(Object.values(isHere).every((one) => typeof one === 'boolean')).toBe(true)
    expect(promises.find(({ name }) => name === 'landlock')?.version === null).toBe(isHere['landlock'] === false)
  })

  it('is unknown where nothing could be tried, and never said to be here', async () => {
    const promises = await promisesOf(null, {}, { usual: null, withoutNetwork: null })
    expect(promises.filter(({ isHere }) => isHere === true)).toEqual([])
    for (const language of ['en', 'zh-CN'] satisfies Language[]) {
      const said = promises.map((one) => promiseText(one, language).sentence)
      if (process.platform === 'linux') expect(new Set(said).size).toBe(1)
    }
  })

  it('is another sentence for each means, and for its being here or not', () => {
    const said = promiseNames.flatMap((name) =>
      (['en', 'zh-CN'] satisfies Language[]).flatMap((language) =>
        [true, false].map((isHere) => promiseText({ name, isHere, version: null }, language).sentence),
      ),
    )
    expect(new Set(said).size).toBe(said.length)
  })
})
