import { expect, it } from 'vitest'
import { pinsOf } from './packageList'

it('a package from an address is listed as one', () => {
  const packages = [
    { name: 'alpha', version: 'file:///own/alpha', origin: 'own' },
    { name: 'beta', version: '1.0', origin: 'base' },
  ] as const
  expect(pinsOf({ packages: [...packages] })).toEqual(['alpha @ file:///own/alpha', 'beta==1.0'])
})
