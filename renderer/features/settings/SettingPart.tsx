import { type HTMLAttributes, type ReactNode, useContext, useLayoutEffect, useMemo, useRef } from 'react'
import { FindingContext, hasWords } from './finding'

/** What a part is shown for where a search found it. */
const rowSelector = '.setting, .key-list > div'
const foundSelector = `${rowSelector}, section[data-whole]`

/** How much a search found on the page: settings and keys, and parts that were found whole and hold neither. */
export function countFound(page: Element): number {
  const isCounted = (found: Element): boolean => found.matches(rowSelector) || found.querySelector(rowSelector) === null
  return [...page.querySelectorAll(foundSelector)].filter(isCounted).length
}

interface SettingPartProps extends HTMLAttributes<HTMLElement> {
  readonly title: string
  /** Words that find the whole part, beside its title: of those that hold more than settings. */
  readonly words?: readonly string[]
  readonly children: ReactNode
}

/** A part of the settings page under its head. While something is looked for it shows what was found in it, and is gone where that is nothing. */
export function SettingPart({ title, words = [], children, ...rest }: SettingPartProps) {
  const { query } = useContext(FindingContext)
  const isWhole = query === '' || hasWords(query, [title, ...words])
  const part = useRef<HTMLElement>(null)
  // Its settings know by themselves whether they are found: they are counted once they are drawn.
  useLayoutEffect(() => {
    const here = part.current
    if (here !== null) here.hidden = !isWhole && here.querySelector(foundSelector) === null
  })
  const finding = useMemo(() => ({ query, isWhole }), [query, isWhole])
  return (
    <FindingContext value={finding}>
      <section {...rest} ref={part} data-whole={query !== '' && isWhole ? '' : undefined}>
        <h2 id={rest['aria-labelledby']}>{title}</h2>
        {children}
      </section>
    </FindingContext>
  )
}
