import fc from 'fast-check'
import { expect, it } from 'vitest'
import { latestIn, latestOf, versionsOf } from './indexVersions'
import { thisMachine } from './wheelTags'

const version = fc.constantFrom('1.0', '1.1', '2.0rc1', '2.0', '3.0a1', '3.0.dev2', '10.0', '1.0.post1')
const ending = fc.constantFrom('-py3-none-any.whl', '-cp27-cp27m-win32.whl', '.tar.gz', '.egg')
const file = fc.record({
  filename: fc.tuple(version, ending).map(([number, end]) => `tiny-${number}${end}`),
  bytes: fc.constant(null),
  uploaded: fc.constant(null),
  requiresPython: fc.constantFrom('', '>=3.8', '<3'),
  isYanked: fc.boolean(),
  metadata: fc.constant(null),
})

it('the latest of a page is the latest of all its versions', () => {
  const machine = thisMachine('3.12.1')
  fc.assert(
    fc.property(fc.array(file, { maxLength: 12 }), (files) => {
      const page = { name: 'tiny', files }
      expect(latestIn(page, 'tiny', machine)).toEqual(latestOf(versionsOf(page, 'tiny', machine)))
    }),
  )
})
