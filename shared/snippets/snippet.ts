import type { CodeNode } from '../model/node'

/** A language that snippets are written in; a template of Jinja2 has none. */
export type SnippetLanguage = 'python3' | 'javascript'

/** What a template gives to another node: its functions without `main`, with the imports that they need. */
export interface Snippet {
  /** The function that is called. */
  readonly name: string
  readonly language: SnippetLanguage
  /** Whole lines, e.g. `import re`. */
  readonly imports: readonly string[]
  /** Whole lines, without an empty one at either end. */
  readonly body: string
  /** The parameters that have no default. */
  readonly parameters: readonly string[]
}

const importLine: Readonly<Record<SnippetLanguage, RegExp>> = {
  python3: /^(?:import|from)\s/,
  javascript: /^(?:const|let|var)\s.*=\s*require\(/,
}

/** `main` as a definition of the module. */
const mainLine: Readonly<Record<SnippetLanguage, RegExp>> = {
  python3: /^(?:async\s+)?def\s+main\s*\(/m,
  javascript: /^(?:(?:async\s+)?function\s+main\s*\(|(?:const|let|var)\s+main\s*=)/m,
}

/** What stands between two definitions. */
const gaps: Readonly<Record<SnippetLanguage, string>> = { python3: '\n\n\n', javascript: '\n\n' }

/** The name of a template's function: its id, in the manner of the language. */
export function functionName(id: string, language: SnippetLanguage): string {
  return language === 'python3' ? id : id.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
}

function definition(name: string, language: SnippetLanguage): RegExp {
  return new RegExp(`^${language === 'python3' ? 'def' : 'function'} ${name}\\(([^)]*)\\)`, 'm')
}

/** The snippet of a template; null for one of Jinja2, and for code that does not define the function of its name. */
export function snippetOf(id: string, { code, code_language: language }: CodeNode): Snippet | null {
  if (language === 'jinja2') return null
  const name = functionName(id, language)
  const defined = definition(name, language).exec(code)
  const main = mainLine[language].exec(code)
  if (defined === null || main === null) return null
  const lines = code.slice(0, main.index).split('\n')
  const first = lines.findIndex((line) => line.trim() !== '' && !importLine[language].test(line))
  const parameters = (defined[1] ?? '').split(',').map((part) => part.trim())
  return {
    name,
    language,
    imports: lines.slice(0, first).filter((line) => line.trim() !== ''),
    body: lines.slice(first).join('\n').trim(),
    parameters: parameters.filter((part) => part !== '' && !part.includes('=')).map((part) => part.split(':')[0] ?? ''),
  }
}

/** The call as an editor's snippet, with a stop for each parameter. */
export function callOf({ name, parameters }: Snippet): string {
  return `${name}(${parameters.map((parameter, at) => `\${${at + 1}:${parameter}}`).join(', ')})`
}

/** A text to put into the code, before the character at `at`. */
export interface Insertion {
  readonly at: number
  readonly text: string
}

/** Where the first statement of a module may stand: behind its comments and its docstring. */
function firstPlace(code: string, language: SnippetLanguage): number {
  const head =
    language === 'python3'
      ? /^(?:[ \t]*(?:#.*)?\n)*(?:("""|''')[^]*?\1[ \t]*\n)?/
      : /^(?:[ \t]*(?:\/\/.*|\/\*[^]*?\*\/[ \t]*|'use strict';?[ \t]*)?\n)*/
  const found = head.exec(code)?.[0] ?? ''
  // Comments right above code belong to it.
  const comments = /(?:^|\n[ \t]*\n)((?:[ \t]*(?:#|\/\/|\/?\*).*\n)+)$/.exec(found)?.[1] ?? ''
  const isBlock = comments.includes('# ///')
  return isBlock ? found.length : found.length - comments.length
}

/** Behind the last import of the module that stands before its first definition; null where there is none. */
function behindImports(code: string, language: SnippetLanguage, until: number): number | null {
  const found = [...code.slice(0, until).matchAll(/^.*$/gm)].filter(([line]) => importLine[language].test(line))
  const last = found.at(-1)
  if (last === undefined) return null
  const open = last[0].includes('(') && !last[0].includes(')') ? code.indexOf(')', last.index) : last.index
  const end = code.indexOf('\n', open === -1 ? last.index : open)
  return end === -1 ? code.length : end + 1
}

/** Where `main` begins, with the comments and decorators right above it; the end of the code where there is none. */
function mainPlace(code: string, language: SnippetLanguage): number {
  const found = mainLine[language].exec(code)
  if (found === null) return code.length
  const above = /(?:^[ \t]*(?:#|@|\/\/|\/?\*).*\n)+$/m.exec(code.slice(0, found.index))?.[0] ?? ''
  return found.index - above.length
}

/** The imports that a code lacks yet. */
function missingImports(code: string, { imports }: Snippet): readonly string[] {
  const have = new Set(code.split('\n').map((line) => line.trimEnd()))
  return imports.filter((line) => !have.has(line))
}

/** Whether a code has the function already. */
export function hasSnippet(code: string, { name, language }: Snippet): boolean {
  return definition(name, language).test(code)
}

/** The imports that a code lacks, behind those that it has or at its head; null where it has all of them. */
export function importsFor(code: string, snippet: Snippet): Insertion | null {
  const { language } = snippet
  const missing = missingImports(code, snippet)
  if (missing.length === 0) return null
  const main = mainPlace(code, language)
  const behind = behindImports(code, language, main)
  const lines = `${missing.join('\n')}\n`
  if (behind !== null) return { at: behind, text: lines }
  return { at: Math.min(firstPlace(code, language), main), text: `${lines}${gaps[language].slice(1)}` }
}

/** The functions of a snippet, before `main` or at the end; null where the code has them. */
function functionsFor(code: string, snippet: Snippet): Insertion | null {
  if (hasSnippet(code, snippet)) return null
  const gap = gaps[snippet.language]
  const at = mainPlace(code, snippet.language)
  const before = code.slice(0, at)
  const lead = before.trim() === '' || before.endsWith(gap) ? '' : before.endsWith('\n') ? '\n' : gap
  return { at, text: `${lead}${snippet.body}${at === code.length ? '\n' : gap}` }
}

/** What goes into a code so that the snippet's function can be called in it: imports and functions that are there already are left out. */
export function insertionsOf(code: string, snippet: Snippet): readonly Insertion[] {
  const imports = importsFor(code, snippet)
  const functions = functionsFor(code, snippet)
  if (imports !== null && imports.at === functions?.at) {
    return [{ at: imports.at, text: `${imports.text.trimEnd()}${gaps[snippet.language]}${functions.text.trimStart()}` }]
  }
  return [imports, functions].filter((one) => one !== null)
}
