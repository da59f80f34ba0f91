import { ArrowUp, Search } from 'lucide-react'
import type { RefObject } from 'react'
import { usePackages } from '../../app/stores/packageStore'
import { useMac } from '../../app/useMac'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { Kbd } from '../../ui/Kbd'
import { keyText } from '../../ui/keys'
import { countRows, type Filter, filters, type PackageRow } from './packageRows'

interface ToolbarProps {
  readonly rows: readonly PackageRow[]
  readonly search: string
  readonly onSearch: (search: string) => void
  readonly filter: Filter
  readonly onFilter: (filter: Filter) => void
  readonly field: RefObject<HTMLInputElement | null>
  readonly children: React.ReactNode
}

/** Looks for packages, chooses which are shown, and upgrades all of one's own at once. */
export function Toolbar({ rows, search, onSearch, filter, onFilter, field, children }: ToolbarProps) {
  const text = useText().packagesPage
  const isMac = useMac()
  const propose = usePackages((state) => state.propose)
  const counts = countRows(rows)
  const upgrades = rows.flatMap(({ name, latest, reason }) =>
    latest !== null && reason.kind === 'line' ? [{ name, version: latest }] : [],
  )
  return (
    <div className="toolbar">
      <span className="field search-field">
        <Search size={14} className="muted" aria-hidden="true" />
        <input
          ref={field}
          type="search"
          aria-label={text.search(rows.length)}
          placeholder={text.search(rows.length)}
          value={search}
          onChange={(event) => onSearch(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown') document.querySelector<HTMLElement>('.packages-list [data-row]')?.focus()
            else if (event.key === 'Escape' && search !== '') onSearch('')
            else return
            event.preventDefault()
          }}
        />
        <span className="only-wide">
          <Kbd>{keyText('find-package', isMac)}</Kbd>
        </span>
      </span>
      <span className="grow" />
      {upgrades.length > 0 && (
        <Button
          kind="ghost"
          small
          icon={<ArrowUp size={14} />}
          onClick={() => propose({ kind: 'upgrade', to: upgrades })}
        >
          {text.upgradeAll(upgrades.length)}
        </Button>
      )}
      <span className="seg" role="group" aria-label={text.filter}>
        {filters.map((one) => (
          <button
            key={one}
            type="button"
            className={one === filter ? 'on' : ''}
            aria-pressed={one === filter}
            onClick={() => onFilter(one)}
          >
            {text.filters[one]} <span className="num">{counts[one]}</span>
          </button>
        ))}
      </span>
      {children}
    </div>
  )
}
