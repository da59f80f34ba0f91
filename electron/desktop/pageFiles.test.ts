import { join, sep } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fileFor } from './pageFiles'

const root = join(sep, 'app', 'out', 'renderer')

describe('file of an address', () => {
  it('is a file of the page', () => {
    expect(fileFor(root, 'app://nodelab/')).toBe(join(root, 'index.html'))
    expect(fileFor(root, 'app://nodelab/assets/a%20b.js?v#x')).toBe(join(root, 'assets', 'a b.js'))
  })

  it('is never one outside its folder', () => {
    for (const path of [
      '../main.cjs',
      '%2e%2e/main.cjs',
      '..%2f..%2fmain.cjs',
      'a/%2e%2e%2f%2e%2e%2fb',
      '%00',
      '%E0%A4%A',
    ]) {
      const file = fileFor(root, `app://nodelab/${path}`)
      expect(file === null || file.startsWith(root + sep), path).toBe(true)
    }
    expect(fileFor(root, 'app://nodelab/..%2fmain.cjs')).toBeNull()
    expect(fileFor(root, 'app://other/index.html')).toBeNull()
    expect(fileFor(root, 'not an address')).toBeNull()
  })

  it('is inside or nothing, whatever the address', () => {
    const piece = fc.oneof(fc.constantFrom('..', '%2e%2e', '/', '%2f', '\\', '%5c', '%00', '%', '.'), fc.string())
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const file = fileFor(root, `app://nodelab/${pieces.join('')}`)
        expect(file === null || file.startsWith(root + sep)).toBe(true)
      }),
    )
  })
})
