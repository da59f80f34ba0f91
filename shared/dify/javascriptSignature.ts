import { closeOf, maskJavascript, partsOf } from './javascriptMask'
import type { Parameter, Signature } from './signature'
import { typeOfDefault } from './suggestedType'

/** A declared function, or a name that gets one; the group tells where its parameters begin. */
const mains =
  /\b(?<async>async\s+)?function\s+main\s*(?=\()|(?<![.\w$])main\s*=\s*(?<arrow>async\b\s*)?(?:function\b\s*[\w$]*\s*)?(?=\(|[\w$]+\s*=>)/g

interface Main {
  readonly at: number
  readonly isAsync: boolean
  /** Where the parameters begin: a parenthesis, or the single name of an arrow function. */
  readonly list: number
}

function findMain(masked: string): Main | null {
  const found = [...masked.matchAll(mains)].at(-1)
  if (found === undefined) return null
  const isAsync = found.groups?.['async'] !== undefined || found.groups?.['arrow'] !== undefined
  return { at: found.index, isAsync, list: found.index + found[0].length }
}

/** One member of the object that `main` takes apart: `a`, `a = 1`, `a: other`, `'a': other`. */
function parameter(text: string): Parameter | null {
  const found = /^\s*(?:(['"])(.*?)\1|([\w$]+))\s*(?::\s*[^=]*?)?(?:=\s*([^]*?))?\s*$/.exec(text)
  const name = found?.[2] ?? found?.[3]
  if (name === undefined) return null
  const defaultText = found?.[4] ?? null
  return { name, annotation: '', defaultText, type: defaultText === null ? null : typeOfDefault(defaultText) }
}

type Braces = 'function' | 'other'

/** What a brace begins, judged by what stands before it: the body of a function, or a block or object. */
function bracesAt(masked: string, at: number): Braces {
  const before = masked.slice(0, at).trimEnd()
  if (before.endsWith('=>')) return 'function'
  if (!before.endsWith(')')) return 'other'
  let depth = 0
  let open = before.length - 1
  for (; open >= 0; open -= 1) {
    if (before[open] === ')') depth += 1
    else if (before[open] === '(') depth -= 1
    if (depth === 0) break
  }
  return /\b(if|for|while|switch|catch|with|await)\s*$/.test(before.slice(0, Math.max(0, open))) ? 'other' : 'function'
}

/** Where the objects begin that a function's own body returns; what inner functions return is skipped. */
function returnedObjects(masked: string, from: number, to: number): number[] {
  const objects: number[] = []
  for (let at = from; at < to; at += 1) {
    if (masked[at] === '{' && bracesAt(masked, at) === 'function') at = closeOf(masked, at)
    else if (masked.startsWith('return', at) && !/[\w$.]/.test(masked[at - 1] ?? '')) {
      const gap = /^return\s*\(?\s*(?=\{)/.exec(masked.slice(at, at + 200))
      if (gap !== null) objects.push(at + gap[0].length)
    }
  }
  return objects
}

/** The keys of an object literal that are written out. */
function keysOf(code: string, masked: string, open: number): string[] {
  return partsOf(masked, open + 1, closeOf(masked, open))
    .map((part) =>
      /^\s*(?:(['"])(.*?)\1\s*:|(?:async\s+)?([\w$]+)\s*(?=[:(]|$))/.exec(code.slice(part.from, part.to).trimEnd()),
    )
    .map((found) => found?.[2] ?? found?.[3])
    .filter((key) => key !== undefined)
}

/** The first brace of the body, and whether it is at once the returned object: `=> ({…})`. */
function bodyAt(masked: string, from: number): { at: number; isResult: boolean } | null {
  const found = /^\s*(?:=>\s*(\(\s*)?)?(?=\{)/.exec(masked.slice(from))
  return found === null ? null : { at: from + found[0].length, isResult: found[1] !== undefined }
}

/** Reads the header and the literal results of `main` in JavaScript by a tolerant scan; see `readSignature`. */
export function readJavascriptSignature(code: string): Signature | null {
  // What a comment says must not count as code, so members are read with comments blanked out but texts kept.
  const masked = maskJavascript(code)
  const main = findMain(masked)
  if (main === null) return null
  const isList = masked[main.list] === '('
  const listEnd = isList
    ? closeOf(masked, main.list)
    : main.list + (/^[\w$]+/.exec(masked.slice(main.list))?.[0].length ?? 0)
  const first = isList ? partsOf(masked, main.list + 1, listEnd)[0] : undefined
  const open = first === undefined ? -1 : masked.indexOf('{', first.from)
  const takesApart = first !== undefined && open !== -1 && masked.slice(first.from, open).trim() === ''
  const members = takesApart ? partsOf(masked, open + 1, closeOf(masked, open)) : []
  const texts = members.map((part) => uncommented(code, masked, part))
  const isRest = (text: string): boolean => text.trimStart().startsWith('...')
  const body = bodyAt(masked, isList ? listEnd + 1 : listEnd)
  const results =
    body === null ? [] : body.isResult ? [body.at] : returnedObjects(masked, body.at + 1, closeOf(masked, body.at))
  return {
    parameters: texts
      .filter((text) => !isRest(text))
      .map(parameter)
      .filter((found) => found !== null),
    takesMore: takesApart ? texts.some(isRest) : masked.slice(main.list, listEnd).replace(/[()\s]/g, '') !== '',
    isAsync: main.isAsync,
    line: code.slice(0, main.at).split('\n').length,
    returnKeys: [...new Set(results.flatMap((at) => keysOf(uncommented(code, masked), masked, at)))],
  }
}

/** Code without its comments, each blanked out where it stands; texts stay. */
function uncommented(code: string, masked: string, range = { from: 0, to: code.length }): string {
  return code
    .slice(range.from, range.to)
    .replace(/\/\/[^\n]*|\/\*[^]*?\*\//g, (found: string, at: number) =>
      masked.slice(range.from + at, range.from + at + 2).trim() === '' ? found.replace(/[^\n]/g, ' ') : found,
    )
}
