import { createContext, useContext } from 'react'
import { counterpart } from '../../i18n/counterparts'

/** What is looked for on the settings page, and whether the part around has it in its own words: then all of the part is shown. */
export interface Finding {
  readonly query: string
  readonly isWhole: boolean
}

export const FindingContext = createContext<Finding>({ query: '', isWhole: true })

/** Whether all words of a search stand in some texts, in their language or in the other one. */
export function hasWords(query: string, texts: readonly string[]): boolean {
  const said = texts
    .flatMap((text) => [text, counterpart(text)])
    .join(' ')
    .toLowerCase()
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => said.includes(word))
}

/** Whether a setting of these words is among those that are looked for. */
export function useIsFound(...texts: readonly string[]): boolean {
  const { query, isWhole } = useContext(FindingContext)
  return isWhole || hasWords(query, texts)
}
