import { describe, expect, it } from 'vitest'
import { isVersionWish } from './nodeDependencies'

describe('the versions that a node asks for', () => {
  it.each([
    '',
    ' latest ',
    '1.2.3',
    '1!2.0+cpu',
    '2.*',
    '==1.0',
    '>=1, <2',
    '>= 1.0 ,!=1.5,',
    '===1',
    '~=2.1',
    '!=1!2',
  ])('are such as %j', (text) => {
    expect(isVersionWish(text)).toBe(true)
  })

  it.each([
    ',',
    '>=1,,<2',
    '1.0 2.0',
    '>=1 -e .',
    '>=1,2',
    '>=',
    '==1; os_name',
    '--pre x',
    'https://a.example/x',
    '=!a=!a(',
  ])('are not such as %j', (text) => {
    expect(isVersionWish(text)).toBe(false)
  })

  it.each([
    ['signs that may be read in two ways', `${'=!a!a'.repeat(26)}(`],
    ['words without an end', `${'1!=1!'.repeat(60_000)}(`],
    ['spaces', `>=${' '.repeat(300_000)}(`],
    ['commas', `>=1${','.repeat(300_000)}`],
  ])('are told at once from %s', (_, text) => {
    const began = performance.now()
    expect(isVersionWish(text)).toBe(false)
    expect(performance.now() - began).toBeLessThan(1000)
  })
})
