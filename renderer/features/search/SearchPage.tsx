import { CaseSensitive, Plus, Regex, WholeWord } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'
import { partsOfAppNode } from '../../../shared/dify/appNodeId'
import type { SearchMatch, SearchResult } from '../../../shared/model/search'
import { describeProblem } from '../../../shared/problems'
import { ClearSearch } from '../../app/ClearSearch'
import { LanguageMark } from '../../app/EditorTabs'
import { reportError, useApp } from '../../app/stores/appStore'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { IconButton } from '../../ui/IconButton'
import { Twist } from '../../ui/Twist'
import { NewNodeMenu } from '../library/NewNodeMenu'
import { Prose } from '../run/Prose'
import { runStore } from '../run/runStore'
import { Rows } from '../run/values/Rows'
import { ScrollParent } from '../run/values/scrollParent'
import { useSearch } from './searchStore'
import './search.css'

/** Height of a row in px: that of `--h-data`. */
const rowHeight = 24

/** Search in the code of all nodes, as one types. */
export function SearchPage() {
  const text = useText().search
  const again = useSearch((state) => state.again)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    field.current?.select()
    again().catch(reportError)
  }, [again])
  return (
    <main className="search-page">
      <div className="search-head">
        <h1>{text.title}</h1>
        <div className="search-field">
          <Query field={field} />
        </div>
        <Summary />
      </div>
      <Found field={field} />
    </main>
  )
}

interface FieldProps {
  readonly field: RefObject<HTMLInputElement | null>
}

function Query({ field }: FieldProps) {
  const text = useText().search
  const query = useSearch((state) => state.query)
  const change = useSearch((state) => state.change)
  const isBad = useSearch((state) => state.end?.problem != null)
  const switches = [
    ['matchCase', text.matchCase, <CaseSensitive key="i" size={16} />],
    ['wholeWord', text.wholeWord, <WholeWord key="i" size={16} />],
    ['isRegex', text.isRegex, <Regex key="i" size={14} />],
  ] as const
  return (
    <>
      <input
        ref={field}
        type="search"
        className={isBad ? 'field mono bad' : 'field mono'}
        autoFocus
        spellCheck={false}
        aria-label={text.hint}
        aria-invalid={isBad}
        aria-describedby={isBad ? 'search-problem' : undefined}
        placeholder={text.hint}
        value={query.text}
        maxLength={1000}
        onChange={(event) => change({ text: event.target.value })}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') document.querySelector<HTMLElement>('.search-found .found-row')?.focus()
          else if (event.key === 'Escape' && query.text !== '') change({ text: '' })
          else return
          event.preventDefault()
        }}
      />
      {switches.map(([name, label, icon]) => (
        <IconButton
          key={name}
          label={label}
          on={query[name]}
          aria-pressed={query[name]}
          onClick={() => change({ [name]: !query[name] })}
        >
          {icon}
        </IconButton>
      ))}
    </>
  )
}

/** How much was found, or why nothing could be. */
function Summary() {
  const text = useText().search
  const language = useApp((state) => state.language)
  const { results, end, query } = useSearch()
  const places = results.reduce((sum, { matches }) => sum + matches.length, 0)
  if (end?.problem != null) {
    const { title, why, next } = describeProblem(end.problem, language)
    return (
      <p className="danger" id="search-problem" role="alert">
        <span className="strong">{title}</span> <Prose text={`${why} ${next}`} />
      </p>
    )
  }
  const isCapped = end?.isCapped === true || results.some((result) => result.isCapped)
  return (
    <p className="muted" role="status">
      {query.text === '' || places === 0 ? '' : text.summary(places, results.length)}
      {places > 0 && isCapped && ` ${text.capped}`}
    </p>
  )
}

type Row =
  | { readonly kind: 'head'; readonly result: SearchResult }
  | { readonly kind: 'line'; readonly result: SearchResult; readonly matches: readonly SearchMatch[] }

/** The matches of each line together, as far as they are of one part of it. */
function linesOf({ matches }: SearchResult): SearchMatch[][] {
  const lines: SearchMatch[][] = []
  for (const match of matches) {
    const last = lines.at(-1)
    const isSame = last?.[0]?.line === match.line && last[0].text === match.text
    if (isSame) last.push(match)
    else lines.push([match])
  }
  return lines
}

/** Nothing is looked for yet: what would be found, or that there is no node to look in. */
function Unasked() {
  const { search: text, frame } = useText()
  const hasNodes = useWorkspace((state) => state.entries.length > 0)
  if (hasNodes) return <EmptyState title={text.empty}>{text.emptyNext}</EmptyState>
  const make = (
    <NewNodeMenu>
      <Button kind="plain" small icon={<Plus size={14} />}>
        {frame.newNode}
      </Button>
    </NewNodeMenu>
  )
  return (
    <EmptyState title={text.empty} action={make}>
      {text.noNodes}
    </EmptyState>
  )
}

function Found({ field }: FieldProps) {
  const text = useText().search
  const { results, end, query, folded } = useSearch()
  const [parent, setParent] = useState<HTMLElement | null>(null)
  if (results.length === 0) {
    if (query.text === '') return <Unasked />
    return end === null || end.problem !== null ? null : (
      <EmptyState
        title={text.nothing}
        action={<ClearSearch field={field} onClear={() => useSearch.getState().change({ text: '' })} />}
      >
        {text.nothingNext(end.documents)}
      </EmptyState>
    )
  }
  const rows = results.flatMap((result): Row[] => [
    { kind: 'head', result },
    ...(folded.has(result.id) ? [] : linesOf(result).map((matches) => ({ kind: 'line', result, matches }) as const)),
  ])
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step === 0) return
    const shown = [...event.currentTarget.querySelectorAll<HTMLElement>('.found-row')]
    const at = shown.findIndex((row) => row === document.activeElement)
    if (at + step < 0) field.current?.focus()
    else shown[at + step]?.focus()
    event.preventDefault()
  }
  return (
    <div ref={setParent} className="search-found" role="group" aria-label={text.results} onKeyDown={onKeyDown}>
      <ScrollParent value={parent}>
        <Rows
          count={rows.length}
          height={rowHeight}
          spacer="div"
          render={(index) => {
            const row = rows[index]
            return row === undefined ? null : row.kind === 'head' ? <Head {...row} /> : <Line {...row} />
          }}
        />
      </ScrollParent>
    </div>
  )
}

function Head({ result }: { readonly result: SearchResult }) {
  const text = useText().search
  const isFolded = useSearch((state) => state.folded.has(result.id))
  const fold = useSearch((state) => state.fold)
  // Nodes of several apps often have one title.
  const file = partsOfAppNode(result.id)?.file ?? null
  return (
    <button
      type="button"
      className="found-row found-head"
      aria-expanded={!isFolded}
      title={result.id}
      onClick={() => fold(result.id)}
    >
      <Twist open={!isFolded} />
      <LanguageMark language={result.code_language} />
      <span className="ell strong">{result.title}</span>
      {file !== null && <span className="muted ell">{file}</span>}
      <span className="muted num">{text.places(result.matches.length)}</span>
      {result.kind === 'broken' && <span className="danger">{text.broken}</span>}
    </button>
  )
}

interface LineProps {
  readonly result: SearchResult
  readonly matches: readonly SearchMatch[]
}

function Line({ result, matches }: LineProps) {
  const [first] = matches
  if (first === undefined) return null
  const open = async (): Promise<void> => {
    await useWorkspace.getState().open(result.id)
    runStore.getState().goToLine(result.id, first.line, first.column)
  }
  const { text } = first
  const parts: ReactNode[] = []
  let at = 0
  for (const { from, length } of matches) {
    const before = text.slice(at, from)
    parts.push(at > 0 ? before : first.column - 1 > from ? `…${before}` : before.trimStart())
    parts.push(<mark key={from}>{text.slice(from, from + length)}</mark>)
    at = from + length
  }
  return (
    <button type="button" className="found-row found-line" onClick={() => void open().catch(reportError)}>
      <span className="num muted">{first.line}</span>
      <span className="mono ell">
        {parts}
        {text.slice(at)}
      </span>
    </button>
  )
}
