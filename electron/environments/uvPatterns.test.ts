import { describe, expect, it } from 'vitest'
import { dify0_11 } from '../../shared/dify/targets/records'
import { redact } from '../../shared/packages/redact'
import { conflictOf } from './conflict'
import { brokenLine } from './requirementProblem'
import { inOrder, patterns } from './uvPatterns'

const wish = { target: dify0_11, requirements: '', dependencies: [] }

/** What begins as a text of uv and never ends as one. */
const beginnings = [
  'Failed to build `x` ',
  'Failed to fetch: `https://a/b.whl` ',
  'Failed to fetch: a ',
  'Failed to download /a.whl\n',
  'current Python version (3.1) does not satisfy Python>=3, ',
  "You're using CPython 3.10 ",
  'You require CPython 3.10, only found wheels for `a` (v1 ',
  'Wheels are available for `a` (v',
  'HTTP status server error (500 ',
  'remove ',
  'Because ',
  'Because a depends on ',
  'all of: a<1 ',
  'error: a: a',
  'you require a,,,,,,',
  'we can conclude that ',
  ',',
  ' ^\n',
  "command '",
  "No such file or directory: '",
  'https://a:b',
]

describe('text that is made up', () => {
  // A million signs: what goes through the rest again from each beginning takes minutes, what does not some hundredths of a second.
  it.each(beginnings)('takes no time to read: %j again and again', (beginning) => {
    const text = beginning.repeat(1_000_000 / beginning.length)
    const before = process.cpuUsage()
    for (const { test } of patterns) test.exec(text)
    brokenLine(text, wish)
    conflictOf(text)
    redact(text)
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(4000)
  })
})

describe('inOrder', () => {
  it('finds the second anywhere behind the first, and what both name', () => {
    const search = inOrder(/a(?<one>\d)/, /b(?<two>\d)/)
    expect(search.exec('b0 a1 a2\n\nb3 b4')?.groups).toEqual({ one: '1', two: '3' })
    expect(search.exec('b0 a1')).toBeNull()
    expect(search.exec('b0')).toBeNull()
  })
})
