import { relative, resolve } from 'node:path'
import type { Problem } from '../../shared/model/problem'
import { problem, type ProblemCode } from '../../shared/problems'
import type { EnvironmentWish } from '../engineTypes'
import { decodeLogin } from '../network/decodeLogin'
import { entriesOf, lineAtByte } from './requirementsFile'

/** Where uv says that something can't be read: a file's line, and a column where it tells one. Both count from 1. */
interface Place {
  readonly file: string
  readonly line: number
  readonly column: number | null
  readonly reason: string
}

/** The files that uv is given; see `resolve`. All but the author's own have names that none of his files has. */
export const requirementsName = 'python-requirements.txt'
export const dependenciesName = 'nodelab.dependencies.txt'

/** The requirements as uv is given them: without a mark, and with whole paths where they name files beside them. */
export function textForUv(wish: EnvironmentWish): string {
  return (wish.local?.text ?? wish.requirements).replace(/^\uFEFF/, '')
}

function textOf(file: string, wish: EnvironmentWish): string {
  if (file.endsWith(dependenciesName)) return wish.dependencies.map(({ name }) => name).join('\n')
  return nestedOf(file, wish)?.text ?? textForUv(wish)
}

/** The file that `-r` or `-c` led to, as uv names it; undefined for the author's own. */
function nestedOf(file: string, { local }: EnvironmentWish) {
  const path = local === undefined ? file : resolve(local.folder, file)
  return local?.nested.find((one) => one.path === path)
}

/** The line of the author's file through which uv came to another one; null where it did not. */
function through(raw: string, wish: EnvironmentWish): number | null {
  const place = byPosition(raw, 'Error parsing included file in', wish)
  return place === null || nestedOf(place.file, wish) !== undefined ? null : place.line
}

/** A line of a file that the requirements lead to: it is shown at the line that leads there. */
function inNested({ file, line, reason }: Place, wish: EnvironmentWish, raw: string): Problem | null {
  const nested = nestedOf(file, wish)
  if (nested === undefined || wish.local === undefined) return null
  const shown = relative(wish.local.folder, nested.path)
  const leading = through(raw, wish)
  return problem('nested-line-broken', leading === null ? 'environment' : 'requirements', {
    params: { line, file: shown, reason },
    line: leading,
    raw,
  })
}

/** The column of uv's carets under the line that it repeats, in the author's line. */
function caretColumn(raw: string, line: string): number | null {
  const found = /^([ \t]*)(\S.*)\r?\n([ \t]*)\^/m.exec(raw)
  if (found === null) return null
  const [, indent = '', shown = '', before = ''] = found
  const start = line.indexOf(shown.trimEnd())
  return start < 0 ? null : start + before.length - indent.length + 1
}

/** `… in \`FILE\` at position BYTE` with the cause on the next line. */
function byPosition(raw: string, words: string, wish: EnvironmentWish): Place | null {
  const pattern = new RegExp(
    `${words} [\`'](?<file>[^\`']+)[\`'] at position (?<position>\\d+)(?:\\s+(?:cause: |Caused by: )?(?<reason>.*))?`,
  )
  const { file, position, reason = '' } = pattern.exec(raw)?.groups ?? {}
  if (file === undefined || position === undefined) return null
  const text = textOf(file, wish)
  const line = lineAtByte(text, Number(position))
  return { file, line, column: caretColumn(raw, text.split(/\r\n|\r|\n/)[line - 1] ?? ''), reason }
}

/** `REASON: FILE:LINE:COLUMN` */
function byLine(raw: string): Place | null {
  const { told = '', line, column } = /^error: (?<told>.+):(?<line>\d+):(?<column>\d+)\s*$/m.exec(raw)?.groups ?? {}
  // By itself: a pattern for both would try each colon with each other one.
  const end = told.lastIndexOf(': ')
  const [reason, file] = [told.slice(0, Math.max(0, end)), told.slice(end + 2)]
  if (reason === '' || file === '') return null
  return { file, line: Number(line), column: Number(column), reason }
}

function at(place: Place, code: ProblemCode, wish: EnvironmentWish, raw: string): Problem {
  const { line, column, reason } = place
  if (place.file.endsWith(dependenciesName)) {
    const named = wish.dependencies.filter(({ name }) => name.trim() !== '')[line - 1]
    return problem('dependency-broken', 'environment', { params: { name: named?.name ?? '', reason }, raw })
  }
  return problem(code, 'requirements', { params: { line, reason }, line, column, raw })
}

/** A path or address in the requirements where nothing lies. */
function missingPath(raw: string, wish: EnvironmentWish): Problem | null {
  // Step by step: one pattern for all would go through the rest again from each failure and each address.
  const before = raw.slice(0, Math.max(0, raw.lastIndexOf('404 Not Found')))
  const failed = before.search(/Failed to (?:download|fetch)/)
  const address = failed < 0 ? undefined : /[`'\s](https?:\/\/[^\s`']+)/.exec(before.slice(failed))?.[1]
  const path = /Distribution not found at: (\S+)/.exec(raw)?.[1] ?? address
  if (path === undefined) return null
  const last = decodeLogin(path.replace(/\?.*$/s, '').split('/').at(-1) ?? path)
  const line =
    entriesOf(wish.requirements).find(({ kind, text }) => kind !== 'comment' && text.includes(last))?.line ?? null
  // A file of the index, not one that the author named.
  if (line === null && !path.startsWith('file:')) return null
  return problem('requirement-path-missing', line === null ? 'environment' : 'requirements', {
    params: { path: path.startsWith('file:') ? last : path },
    line,
    raw,
  })
}

/** A line of the requirements (or a dependency) that uv can't read or follow; null where uv stopped for another reason. */
export function brokenLine(raw: string, wish: EnvironmentWish): Problem | null {
  const unread = byPosition(raw, "Couldn't parse requirement in", wish) ?? byLine(raw)
  if (unread !== null) return inNested(unread, wish, raw) ?? at(unread, 'requirement-broken', wish, raw)
  const included = byPosition(raw, 'Error parsing included file in', wish)
  if (included !== null) {
    const gone = /failed to read from file [`']([^`']+)[`'][^\n]*/i.exec(raw)?.[0]
    return at({ ...included, reason: gone ?? included.reason }, 'requirement-file-missing', wish, raw)
  }
  return missingPath(raw, wish)
}
