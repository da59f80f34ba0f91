import { readdirSync, readFileSync } from 'node:fs'
import { constants, getPriority } from 'node:os'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createBytecode } from './bytecode'
import { createOwnIndex, type OwnIndex, wishFor } from './testing/ownIndex'

let own: OwnIndex
beforeEach(async () => {
  own = await createOwnIndex()
})
afterEach(() => own.remove())

/** The processes that compile what lies in a folder. */
function compilers(folder: string): number[] {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  const words = (pid: string): string => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    } catch {
      // It ended meanwhile.
      return ''
    }
  }
  return all.filter((pid) => /compileall/.test(words(pid)) && words(pid).includes(folder)).map(Number)
}

describe.skipIf(process.platform !== 'linux')('byte code', () => {
  it('is made at the lowest priority after the environment is usable, and stopped at once with nothing left', async () => {
    const lines = Array.from({ length: 20_000 }, (_, at) => `v${at} = [${at}, "${at}"]`).join('\n')
    const files = Array.from({ length: 40 }, (_, at) => [`alpha_more/m${at}.py`, `${lines}\n`])
    own.index.add({ name: 'alpha', version: '1.0', files: Object.fromEntries(files) })
    const build = await own.start().wait(wishFor('alpha\n'))
    const { environment } = build
    if (environment === null) throw new Error(build.log)
    await own.closeAll()
    expect(compilers(own.root)).toEqual([])
    const bytecode = createBytecode(own.env)
    const ended = bytecode.compile(environment)
    await expect
      .poll(() => compilers(own.root).map((pid) => getPriority(pid)))
      .toEqual([constants.priority.PRIORITY_LOW])
    expect(bytecode.isCompiling(environment.key)).toBe(true)
    await bytecode.stop(environment.key)
    await ended
    expect(compilers(own.root)).toEqual([])
    expect(bytecode.isCompiling(environment.key)).toBe(false)
  })
})
