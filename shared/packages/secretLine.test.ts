import { describe, expect, it } from 'vitest'
import { secretLine } from './secretLine'

describe('a line that holds a login', () => {
  it.each([
    '--index-url https://me:p@ss@host.example/simple',
    '# was https://me:pass@host.example/simple',
    'x @ https://token@host.example/x-1-py3-none-any.whl',
    'x @ git+ssh://me:pass@host.example/x',
    'x @ https://host.example/x.whl?user=me&private_token=abc',
    'x @ https://host.example/x.whl?raw=1 # or https://other.example/x.whl?token=abc',
    '-i https://${ME}:pass@host.example/simple',
  ])('%s', (line) => {
    expect(secretLine(`six\r\n${line}\r\n`)).toBe(2)
  })

  it.each([
    '--index-url https://host.example/simple',
    '-i https://${ME}:${PASS}@host.example/simple',
    'x @ git+ssh://git@host.example/x',
    'x @ git+https://host.example/x@main',
    'x @ https://host.example/x.whl?raw=1',
    'x @ https://host.example/x.whl?token=${TOKEN}',
    '# ask me@mail.example',
  ])('is not %s', (line) => {
    expect(secretLine(line)).toBeNull()
  })

  it.each(['a.', '://', '?a', 'x://y?a', '@'])('is told at once of 100,000 times %j', (piece) => {
    const began = performance.now()
    expect(secretLine(`https://host.example/?${piece.repeat(100_000)}\n${piece.repeat(100_000)}`)).toBeNull()
    expect(performance.now() - began).toBeLessThan(2000)
  })
})
