import { describe, expect, it } from 'vitest'
import { builtinModules } from 'node:module'
import { targets } from '../../dify/targets'
import { goneIn } from './data'
import { isOfNode } from './nodeModules'
import { standingIn } from './pythonModules'
import { replacementOf } from './replacements'

describe('standingIn', () => {
  it('knows what came and what went', () => {
    expect(standingIn('3.10', 'json')).toEqual({ kind: 'there' })
    expect(standingIn('3.10', 'distutils')).toEqual({ kind: 'there' })
    expect(standingIn('3.12', 'distutils')).toEqual({ kind: 'removed', since: '3.12' })
    expect(standingIn('3.14', 'cgi')).toEqual({ kind: 'removed', since: '3.13' })
    expect(standingIn('3.12', 'cgi')).toEqual({ kind: 'there' })
    expect(standingIn('3.10', 'tomllib')).toEqual({ kind: 'later', since: '3.11' })
    expect(standingIn('3.14', 'tomllib')).toEqual({ kind: 'there' })
    expect(standingIn('3.14', 'winreg')).toEqual({ kind: 'windows' })
    expect(standingIn('3.14', 'pandas')).toEqual({ kind: 'none' })
    expect(standingIn('3.14', 'constructor')).toEqual({ kind: 'none' })
  })

  it('takes the nearest of the known for another Python', () => {
    expect(standingIn('3.8', 'imp')).toEqual({ kind: 'there' })
    expect(standingIn('3.20', 'imp')).toEqual({ kind: 'removed', since: '3.12' })
  })

  it('knows a way on for every module that was much used', () => {
    const removed = Object.values(goneIn).join(' ').split(/\s+/)
    for (const name of ['distutils', 'imp', 'asyncore', 'cgi', 'telnetlib', 'imghdr', 'pipes', 'crypt']) {
      expect(removed).toContain(name)
      expect(replacementOf(name)).not.toBeNull()
    }
    expect(replacementOf('toString')).toBeNull()
  })
})

describe('isOfNode', () => {
  it("is right for the Node of every target's major version", () => {
    for (const { node } of targets) expect(node).toMatch(/^20\b/)
  })

  it('finds modules with and without node:', () => {
    for (const name of ['fs', 'node:fs', 'fs/promises', 'node:test', 'crypto']) expect(isOfNode(name)).toBe(true)
    for (const name of ['lodash', 'test', 'node:lodash', './fs', '']) expect(isOfNode(name)).toBe(false)
    expect(builtinModules).toContain('crypto')
  })
})
