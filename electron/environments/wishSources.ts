import type { EnvironmentWish } from '../engineTypes'
import { presetOf } from '../../shared/packages/indexPresets'
import { redact } from './redact'
import { entriesOf, sourceOptions } from './requirementsFile'

/** What lines of requirements say of indexes. */
export interface NamedSources {
  /** The index that counts in place of the chosen one; null where none is named. */
  readonly index: string | null
  readonly extra: readonly string[]
  /** Whether no index is to be asked at all. */
  readonly noIndex: boolean
}

/** The option lines of a wish that say where its packages come from: of its own text and of the files that this leads to. */
export function sourceLines(wish: Pick<EnvironmentWish, 'requirements' | 'local'>): readonly string[] {
  return wish.local?.sources ?? sourceOptions(wish.requirements)
}

/** What such lines, or a whole text of requirements, say of indexes. */
export function namedSources(text: string): NamedSources {
  const options = entriesOf(text)
    .filter(({ kind }) => kind === 'option')
    .flatMap((entry) => entry.options)
  const valuesOf = (wanted: string): string[] => options.filter(({ name }) => name === wanted).map(({ value }) => value)
  return {
    index: valuesOf('--index-url').at(-1) ?? null,
    extra: valuesOf('--extra-index-url'),
    noIndex: options.some(({ name }) => name === '--no-index'),
  }
}

/** Whether a wish names any index of its author's own, or that there is to be none: its names are nobody else's to hear. */
export function namesOwnIndex(wish: Pick<EnvironmentWish, 'requirements' | 'local'>): boolean {
  const { index, extra, noIndex } = namedSources(sourceLines(wish).join('\n'))
  return index !== null || extra.length > 0 || noIndex
}

/** The variables by which uv is told where packages come from. */
const sourceVariables = ['UV_DEFAULT_INDEX', 'UV_INDEX_URL', 'UV_INDEX', 'UV_EXTRA_INDEX_URL', 'UV_FIND_LINKS'] as const

/**
 * Where the packages of a wish come from, without logins; empty where that is a public index alone, since those have the same files. One
 * version of two other indexes may be two things.
 */
export function ownSources(wish: Pick<EnvironmentWish, 'requirements' | 'local'>, env: NodeJS.ProcessEnv): string[] {
  const told = sourceVariables.flatMap((name) => {
    const value = env[name] ?? ''
    return value === '' || presetOf(value) !== null ? [] : [`${name}=${value}`]
  })
  return [...told, ...sourceLines(wish)].map(redact)
}
