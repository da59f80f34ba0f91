import type { CodeLanguage } from '../../model/node'
import type { HeaderPart } from './headerParts'

/** A part of a list that is being written; a new one has no place yet, and `from` below 0. */
export interface WrittenPart extends Pick<HeaderPart, 'kind' | 'name' | 'defaultText'> {
  readonly from: number
  readonly text: string
}

/** Where the parameters begin that take keywords alone; the length of the list where none do. */
function keywordsFrom(parts: readonly WrittenPart[]): number {
  const star = parts.findIndex(({ text }) => text.startsWith('*'))
  return star === -1 ? parts.length : star
}

/**
 * A list with a new parameter, which must be given: in Python it stands before those that have defaults, behind `*` only where the list
 * leaves no other place. Else it comes where its input stands among the others.
 */
export function placed(
  language: CodeLanguage,
  parts: readonly WrittenPart[],
  added: { readonly name: string; readonly text: string },
  order: readonly string[],
): WrittenPart[] {
  const hasDefault = language === 'python3' && /^[^=]*=/.test(added.text)
  const part: WrittenPart = { kind: 'input', from: -1, defaultText: hasDefault ? '' : null, ...added }
  const wanted = wantedPlace(parts, added.name, order)
  if (language === 'javascript') {
    const rest = parts.findIndex(({ kind }) => kind === 'rest')
    return insertedAt(parts, rest === -1 ? wanted : Math.min(wanted, rest), part)
  }
  const star = keywordsFrom(parts)
  const optional = parts.findIndex(({ defaultText }, index) => defaultText !== null && index < star)
  const [least, most] = hasDefault
    ? [
        parts.findLastIndex(
          ({ kind, defaultText }, index) => kind === 'input' && defaultText === null && index < star,
        ) + 1,
        star,
      ]
    : [0, optional === -1 ? star : optional]
  const slash = parts.findIndex(({ text }) => text === '/')
  // Before `/` Dify's call, which names every input, can't reach it.
  if (slash < most) return insertedAt(parts, Math.min(most, Math.max(least, slash + 1, wanted)), part)
  const keyword = parts.findIndex(({ text }) => text.startsWith('**'))
  const end = keyword === -1 ? parts.length : keyword
  if (star < end) return insertedAt(parts, end, part)
  return [
    ...parts.slice(0, end),
    { kind: 'marker', name: '', defaultText: null, from: -1, text: '*' },
    part,
    ...parts.slice(end),
  ]
}

function insertedAt(parts: readonly WrittenPart[], at: number, part: WrittenPart): WrittenPart[] {
  return [...parts.slice(0, at), part, ...parts.slice(at)]
}

/** Behind the nearest input that stands before it in the order, else before the nearest one behind it, else at the end. */
function wantedPlace(parts: readonly WrittenPart[], name: string, order: readonly string[]): number {
  const at = order.indexOf(name)
  const isOf = (names: readonly string[]) => (part: WrittenPart) => part.kind === 'input' && names.includes(part.name)
  const before = parts.findLastIndex(isOf(order.slice(0, Math.max(0, at))))
  if (before !== -1) return before + 1
  const behind = at === -1 ? -1 : parts.findIndex(isOf(order.slice(at + 1)))
  return behind === -1 ? parts.length : behind
}

/**
 * The parts in the order of their inputs as far as the language lets them: markers and what has no input keep their places, nothing
 * crosses `/` or `*`, and in Python none that must be given stands behind one with a default.
 */
export function inOrder(
  language: CodeLanguage,
  parts: readonly WrittenPart[],
  order: readonly string[],
): WrittenPart[] {
  const result: WrittenPart[] = []
  let run: WrittenPart[] = []
  let isKeyword = false
  const close = (): void => {
    const isOptional = ({ defaultText }: WrittenPart): boolean => defaultText !== null
    // In Python those with defaults change places among themselves, except behind `*`.
    const isFree = language === 'javascript' || isKeyword
    const queue = (optional: boolean): WrittenPart[] =>
      run
        .filter((part) => order.includes(part.name) && (isFree || isOptional(part) === optional))
        .sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name))
    const [given, optional] = [queue(false), queue(true)]
    for (const part of run) {
      const next = isFree || !isOptional(part) ? given : optional
      result.push(order.includes(part.name) ? (next.shift() ?? part) : part)
    }
    run = []
  }
  for (const part of parts) {
    if (part.kind === 'input') run.push(part)
    else {
      close()
      result.push(part)
      isKeyword ||= part.text.startsWith('*')
    }
  }
  close()
  return result
}

/** Takes out a `*` with no parameter behind it and a `/` with none before it, which Python refuses. */
export function withoutIdleMarkers(parts: readonly WrittenPart[]): WrittenPart[] {
  return parts.filter((part, index) => {
    if (part.kind !== 'marker') return true
    return part.text === '/' ? parts[index - 1]?.kind === 'input' : parts[index + 1]?.kind === 'input'
  })
}
