import type { CodeLanguage } from '../../model/node'
import { closeOf, maskJavascript } from '../javascriptMask'
import type { Header, Range } from './headerParts'
import { endOfBody } from './pythonMain'
import { maskPython } from './pythonMask'

/** All of `main`, from its definition to the end of its body. Unlike the header this takes a look at the whole code. */
export function mainRange(language: CodeLanguage, code: string, header: Header): Range {
  const { at, end } = header
  if (language === 'javascript') return { from: at, to: endOfMain(maskJavascript(code), end) }
  const line = code.lastIndexOf('\n', at - 1) + 1
  return { from: at, to: endOfBody(maskPython(code), end, at - line) }
}

/** Where `main` ends whose list ends at `from`: with its braces, or for an arrow function without them with its expression. */
function endOfMain(masked: string, from: number): number {
  const found = /^\s*(?:=>\s*)?(?=[{(])/.exec(masked.slice(from))
  if (found !== null) return Math.min(masked.length, closeOf(masked, from + found[0].length) + 1)
  const line = masked.indexOf('\n', from)
  return line === -1 ? masked.length : line
}
