import { expect, it } from 'vitest'
import { fromDifference } from './fromDifference'

it('short texts stay, long ones are shown from a little before where they differ', () => {
  expect(fromDifference('"tea"', '"milk"', 60)).toEqual(['"tea"', '"milk"'])
  const rows = Array.from({ length: 40 }, (_, at) => `row ${at}`)
  const [should, is] = [rows.join(), rows.with(30, 'other').join()]
  const [a, b] = fromDifference(should, is, 60)
  expect(a).toMatch(/^….*,row 30,.*…$/)
  expect(b).toMatch(/^….*,other,.*…$/)
  expect([a, b].map((one) => one.length <= 62)).toEqual([true, true])
  // One that ends where the other goes on.
  const [whole, part] = fromDifference('x'.repeat(100), 'x'.repeat(99), 60)
  expect(whole).not.toBe(part)
  // No character is cut in two.
  for (let length = 20; length < 70; length += 1) {
    for (const one of fromDifference(`${'🔑'.repeat(length)}a`, `${'🔑'.repeat(length)}b`, 60)) {
      expect(one).not.toMatch(/^…?[\udc00-\udfff]|[\ud800-\udbff]…?$/)
    }
  }
})
