import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { indexSources } from '../packages/indexSources'
import { decodeLogin } from './decodeLogin'

describe('the name and password of an address', () => {
  it.each([
    ['p%40ss', 'p@ss'],
    ['100%', '100%'],
    ['%zz%20%', '%zz %'],
    ['%ff', '%ff'],
    ['%E5%AF%86', '密'],
  ])('%s is %s', (written, meant) => {
    expect(decodeLogin(written)).toBe(meant)
  })

  it('come out as they were encoded, and no text is an error', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => decodeLogin(encodeURIComponent(text)) === text))
    fc.assert(fc.property(fc.string(), (text) => decodeLogin(`${text}%`).endsWith('%')))
  })

  it('may hold a percent sign in the address of an index', () => {
    const [source] = indexSources({ UV_DEFAULT_INDEX: 'https://me:50%off@host.example/simple', NETRC: '/none' }, '')
    expect(source).toEqual({
      url: 'https://host.example/simple',
      asked: 'https://me:50%25off@host.example/simple',
    })
  })
})
