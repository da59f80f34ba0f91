import { Search } from 'lucide-react'
import { type RefObject, useEffect, useRef } from 'react'
import { useMac } from '../../app/useMac'
import { useText } from '../../i18n/useText'
import { Kbd } from '../../ui/Kbd'
import { isKeyOf, keyText } from '../../ui/keys'

interface FindSettingProps {
  readonly query: string
  readonly onQuery: (query: string) => void
  /** The page whose settings are looked through. */
  readonly page: RefObject<HTMLElement | null>
}

/** The first thing of a setting that takes the focus. */
const fields =
  '.setting :is(input, select, textarea, button):not(:disabled), section[data-whole] :is(input, select, textarea, button)'

/** Looks for settings by their words. The key of a search comes here; an arrow goes on to what was found. */
export function FindSetting({ query, onQuery, page }: FindSettingProps) {
  const text = useText().settings
  const isMac = useMac()
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!isKeyOf('find-setting', event, isMac)) return
      event.preventDefault()
      field.current?.focus()
      field.current?.select()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [isMac])
  return (
    <span className="field find-setting">
      <Search size={14} className="muted" aria-hidden="true" />
      <input
        ref={field}
        type="search"
        aria-label={text.find}
        placeholder={text.find}
        value={query}
        onChange={(event) => onQuery(event.target.value)}
        onKeyDown={(event) => {
          const isEscape = event.key === 'Escape' && query !== ''
          if (event.key === 'ArrowDown') page.current?.querySelector<HTMLElement>(fields)?.focus()
          else if (isEscape) onQuery('')
          else return
          event.preventDefault()
        }}
      />
      <Kbd>{keyText('find-setting', isMac)}</Kbd>
    </span>
  )
}
