import { useEffect, useMemo, useRef, useState } from 'react'
import { describeProblem } from '../../../shared/problems'
import type { Problem } from '../../../shared/model/problem'
import { attempt } from '../run/attempt'
import { useApp } from '../../app/stores/appStore'
import { usePackages } from '../../app/stores/packageStore'
import { useMac } from '../../app/useMac'
import { useText } from '../../i18n/useText'
import { EmptyState } from '../../ui/EmptyState'
import { hasCommandKey } from '../../ui/keys'
import { Prose } from '../run/Prose'
import { ExportMenu } from './ExportMenu'
import { type Filter, type PackageRow, shownRows, type Sorting } from './packageRows'
import { PackageTable } from './PackageTable'
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
      if (isEditor || event.key.toLowerCase() !== 'f' || event.shiftKey || !hasCommandKey(event, isMac)) return
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
        <EmptyState title={search.trim() === '' ? text.nothingHere[filter] : text.nothingFound} />
      ) : (
        <PackageTable shown={shown} rows={found} sorting={sorting} onSort={setSorting} />
      )}
    </>
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
