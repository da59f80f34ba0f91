import { Plus } from 'lucide-react'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { packageOfModule } from '../../../shared/packages/packageNames'
import { describeProblem } from '../../../shared/problems'
import type { Problem } from '../../../shared/model/problem'
import { attempt } from '../run/attempt'
import { ClearSearch } from '../../app/ClearSearch'
import { useApp } from '../../app/stores/appStore'
import { usePackages } from '../../app/stores/packageStore'
import { useMac } from '../../app/useMac'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { isKeyOf } from '../../ui/keys'
import { Prose } from '../run/Prose'
import { focusAddField } from './focusAddField'
import { ExportMenu } from './ExportMenu'
import { type Filter, type PackageRow, shownRows, type Sorting } from './packageRows'
import { PackageTable } from './PackageTable'
import { readAsked } from './requirementEdits'
import { Toolbar } from './Toolbar'
import type { PackagesShown } from './usePackagesShown'

interface InstalledViewProps {
  readonly shown: PackagesShown
  readonly rows: readonly PackageRow[]
}

/** The packages of the environment: found by a search, sorted, each with what can be done with it. */
export function InstalledView({ shown, rows }: InstalledViewProps) {
  const text = useText().packagesPage
  const isMac = useMac()
  const [search, setSearch] = useState('')
  const [filter, setFilter] = useState<Filter>('all')
  const [sorting, setSorting] = useState<Sorting>(null)
  const field = useRef<HTMLInputElement>(null)
  const found = useMemo(() => shownRows(rows, filter, search, sorting), [rows, filter, search, sorting])

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const isEditor = event.target instanceof Element && event.target.closest('.monaco-editor') !== null
      if (isEditor || !isKeyOf('find-package', event, isMac)) return
      event.preventDefault()
      field.current?.focus()
      field.current?.select()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [isMac])

  return (
    <>
      <Toolbar rows={rows} search={search} onSearch={setSearch} filter={filter} onFilter={setFilter} field={field}>
        <ExportMenu shown={shown} rows={rows} />
      </Toolbar>
      <Unknown shown={shown} />
      {shown.environment === null ? (
        <EmptyState title={text.noneYet}>{text.noneYetNext}</EmptyState>
      ) : found.length === 0 ? (
        <NothingFound
          search={search.trim()}
          filter={filter}
          inAll={shownRows(rows, 'all', search, null).length}
          count={rows.length}
          onShowAll={() => setFilter('all')}
          clear={<ClearSearch field={field} onClear={() => setSearch('')} />}
        />
      ) : (
        <PackageTable shown={shown} rows={found} sorting={sorting} onSort={setSorting} />
      )}
    </>
  )
}

interface NothingFoundProps {
  readonly search: string
  readonly filter: Filter
  /** How many of all packages are found. */
  readonly inAll: number
  /** How many there are. */
  readonly count: number
  readonly onShowAll: () => void
  /** What takes the search back. */
  readonly clear: ReactNode
}

/** No package is shown: why, and how one gets to be there. */
function NothingFound({ search, filter, inAll, count, onShowAll, clear }: NothingFoundProps) {
  const text = useText().packagesPage
  const propose = usePackages((state) => state.propose)
  if (search === '') {
    const isAdd = filter === 'own' || count === 0
    const action = (
      <Button kind="plain" {...(isAdd ? { icon: <Plus size={14} />, onClick: focusAddField } : { onClick: onShowAll })}>
        {isAdd ? text.addOne : text.showEvery(count)}
      </Button>
    )
    return (
      <EmptyState title={text.nothingHere[filter]} action={action}>
        {text.nothingHereNext[filter]}
      </EmptyState>
    )
  }
  if (inAll > 0) {
    const action = (
      <Button kind="plain" onClick={onShowAll}>
        {text.showAll(inAll)}
      </Button>
    )
    return <EmptyState title={text.nothingFound} action={action} />
  }
  // What is imported may have another name than what is installed.
  const name = packageOfModule(search) ?? readAsked(search)?.name ?? null
  return (
    <EmptyState
      title={text.nothingFound}
      action={
        <>
          {clear}
          {name !== null && (
            <Button kind="plain" small icon={<Plus size={14} />} onClick={() => propose({ kind: 'add', typed: name })}>
              {text.change.add(name)}
            </Button>
          )}
        </>
      }
    />
  )
}

/** What could not be learned about the packages, in words and in its place. */
function Unknown({ shown }: { readonly shown: PackagesShown }) {
  const text = useText().packagesPage
  const key = shown.environment?.key ?? null
  const newer = usePackages((state) => (key === null ? null : (state.newer[key] ?? null)))
  const factsProblem = usePackages((state) => state.factsProblem)
  const { askNewer, readFacts } = usePackages.getState()
  return (
    <>
      {shown.isBefore && <p className="packages-note muted">{text.ofBefore}</p>}
      {key !== null && factsProblem !== null && (
        <Note words={text.factsFailed} problem={factsProblem} onAgain={() => attempt(readFacts(key))} />
      )}
      {key !== null && newer?.problem != null && (
        <Note words={text.newerFailed} problem={newer.problem} onAgain={() => attempt(askNewer(key, true))} />
      )}
    </>
  )
}

interface NoteProps {
  readonly words: string
  readonly problem: Problem
  readonly onAgain: () => void
}

function Note({ words, problem, onAgain }: NoteProps) {
  const text = useText().packagesPage
  const language = useApp((state) => state.language)
  const { title, next } = describeProblem(problem, language)
  return (
    <p className="packages-note muted" role="status">
      <span className="grow">
        <Prose text={`${words} ${title}. ${next}`} />
      </span>
      <button type="button" className="link" onClick={onAgain}>
        {text.again}
      </button>
    </p>
  )
}
