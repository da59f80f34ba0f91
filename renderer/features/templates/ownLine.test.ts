import { describe, expect, it } from 'vitest'
import { ownLine } from './ownLine'

/** The line with a call put in at the caret `|`. */
function put(line: string, language: 'python3' | 'javascript'): string {
  const at = line.indexOf('|')
  const code = line.replace('|', '')
  const own = ownLine(code, at + 1, language)
  if (own === null) return line.replace('|', 'call()')
  const indent = /^\s*/.exec(code)?.[0] ?? ''
  const text = `${own.before}call()${own.behind}`.replaceAll('\n', `\n${indent}`)
  return `${code.slice(0, own.column - 1)}${text}${code.slice(own.column - 1)}`
}

describe('a call that is put in at the caret', () => {
  it('gets a line of its own behind a whole statement, at its indent', () => {
    expect(put('    x = 1|', 'python3')).toBe('    x = 1\n    call()')
    expect(put('  const a = 1;|', 'javascript')).toBe('  const a = 1;\n  call()')
  })

  it('stands before a return, behind which nothing runs', () => {
    expect(put('    return {result: name};|', 'javascript')).toBe('    call()\n    return {result: name};')
  })

  it('goes into the block that a line opens', () => {
    expect(put('    if text:|', 'python3')).toBe('    if text:\n        call()')
    expect(put('function main({ a }) {|', 'javascript')).toBe('function main({ a }) {\n  call()')
  })

  it('stays where an expression waits for it, and in an empty line', () => {
    expect(put('    x = |', 'python3')).toBe('    x = call()')
    expect(put('    return |', 'python3')).toBe('    return call()')
    expect(put('    print(|)', 'python3')).toBe('    print(call())')
    expect(put('    return {"result": |}', 'python3')).toBe('    return {"result": call()}')
    expect(put('    |', 'python3')).toBe('    call()')
  })
})
