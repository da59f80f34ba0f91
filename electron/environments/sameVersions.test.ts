import { afterEach, beforeEach, expect, it } from 'vitest'
import { runTool } from '../processes/runTool'
import { startLoopbackIndex } from '../testing/loopbackIndex'
import { createOwnIndex, type OwnIndex, wishFor } from './testing/ownIndex'

let own: OwnIndex
beforeEach(async () => {
  own = await createOwnIndex()
})
afterEach(() => own.remove())

it('one version of two indexes is two environments, and one with a login is the same as without', async () => {
  const other = await startLoopbackIndex()
  try {
    own.index.add({ name: 'alpha', version: '1.0', files: { 'alpha.py': 'origin = "first"\n' } })
    other.add({ name: 'alpha', version: '1.0', files: { 'alpha.py': 'origin = "second"\n' } })
    const built = async (requirements: string, indexUrl = own.index.url) => {
      const { environment, problems } = await own.start({}, { indexUrl }).wait(wishFor(requirements))
      expect(problems).toEqual([])
      const run = ['-I', '-c', 'import alpha; print(alpha.origin)']
      const { stdout } = await runTool(environment?.python.path ?? '', run, { env: {} })
      return [environment?.key, stdout.trim()]
    }
    const first = await built('alpha\n')
    const second = await built('alpha\n', other.url)
    expect([first[1], second[1]]).toEqual(['first', 'second'])
    expect(await built('alpha\n', own.index.urlWith('me', 'one'))).toEqual(
      await built('alpha\n', own.index.urlWith('me', 'two')),
    )
  } finally {
    await other.close()
  }
})
