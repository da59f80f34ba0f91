import { ArrowLeftRight, Check, Copy, Search } from 'lucide-react'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { findTarget, listedTargets } from '../../../shared/dify/targets'
import { basePackages } from '../../../shared/dify/targets/target'
import type { KeptEnvironment } from '../../../shared/model/keptEnvironment'
import { ClearSearch } from '../../app/ClearSearch'
import { call } from '../../app/client'
import { reportError } from '../../app/stores/appStore'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { IconButton } from '../../ui/IconButton'
import { Segmented } from '../../ui/Segmented'
import { useCopy } from '../run/CopyButton'
import { scrolls } from '../run/scrolls'
import {
  type ComparedPackage,
  type CompareFilter,
  compareFilters,
  comparedPackages,
  comparedText,
  countCompared,
  shownCompared,
} from './compareSets'
import type { PackagesShown } from './usePackagesShown'
import './compare.css'

/** A set that can be compared: an environment on this machine, or what the sandbox of a target has by itself. */
interface Side {
  readonly id: string
  readonly name: string
  readonly group: 'environments' | 'bases'
  readonly packages: readonly { readonly name: string; readonly version: string }[]
}

function useSides({ environment }: PackagesShown): readonly Side[] {
  const text = useText().packageCare.compare
  const [kept, setKept] = useState<readonly KeptEnvironment[]>([])
  useEffect(() => {
    call('environments.list', null).then(({ environments }) => setKept(environments), reportError)
  }, [])
  return useMemo(() => {
    const all = kept.map((one) => one.environment).filter(({ node }) => node === undefined)
    const known = environment === null || all.some(({ key }) => key === environment.key) ? all : [environment, ...all]
    const environments = known.map(({ key, target, packages }): Side => {
      const name = text.environment(findTarget(target)?.name ?? target, packages.length, key.slice(0, 8))
      const isShown = key === environment?.key
      return { id: key, name: isShown ? text.current(name) : name, group: 'environments', packages }
    })
    const bases = listedTargets.map((target): Side => {
      const packages = basePackages(target).map((pin) => {
        const [name = '', version = ''] = pin.split('==')
        return { name, version }
      })
      return { id: `base ${target.id}`, name: text.base(target.name), group: 'bases', packages }
    })
    return [...environments, ...bases]
  }, [kept, environment, text])
}

/** Two environments, or bases, side by side: what only one has, and where their versions differ. */
export function CompareView({ shown }: { readonly shown: PackagesShown }) {
  const text = useText().packageCare.compare
  const sides = useSides(shown)
  const [chosen, setChosen] = useState<readonly [left: string | null, right: string | null]>([null, null])
  const [filter, setFilter] = useState<CompareFilter>('differing')
  const [search, setSearch] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const { copied, copy } = useCopy()
  const base = `base ${shown.targetId}`
  const find = (id: string): Side | undefined => sides.find((side) => side.id === id)
  const left = find(chosen[0] ?? base) ?? sides[0]
  const right = find(chosen[1] ?? shown.environment?.key ?? '') ?? sides[0]
  const rows = useMemo(() => comparedPackages(left?.packages ?? [], right?.packages ?? []), [left, right])
  if (left === undefined || right === undefined) return null
  const counts = countCompared(rows)
  const found = shownCompared(rows, filter, search)
  return (
    <div className="compare">
      <div className="compare-sides">
        <SideSelect label={text.left} sides={sides} value={left.id} onChange={(id) => setChosen([id, right.id])} />
        <IconButton label={text.swap} onClick={() => setChosen([right.id, left.id])}>
          <ArrowLeftRight size={16} />
        </IconButton>
        <SideSelect label={text.right} sides={sides} value={right.id} onChange={(id) => setChosen([left.id, id])} />
      </div>
      <div className="toolbar">
        <span className="field search-field">
          <Search size={14} className="muted" aria-hidden="true" />
          <input
            ref={field}
            type="search"
            aria-label={text.search}
            placeholder={text.search}
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
        </span>
        <span className="grow" />
        <Segmented
          label={text.filter}
          value={filter}
          options={compareFilters.map((value) => ({ value, label: `${text.filters[value]} ${counts[value]}` }))}
          onChange={setFilter}
        />
        <Button
          kind="ghost"
          small
          icon={copied ? <Check size={14} /> : <Copy size={14} />}
          onClick={() => copy(comparedText([left.name, right.name], found))}
        >
          {text.copy}
        </Button>
      </div>
      {found.length === 0 ? (
        <NoneCompared
          counts={counts}
          filter={filter}
          isSearch={search.trim() !== ''}
          clear={<ClearSearch field={field} onClear={() => setSearch('')} />}
          onShowAll={() => setFilter('all')}
        />
      ) : (
        <Table rows={found} />
      )}
    </div>
  )
}

interface NoneComparedProps {
  readonly counts: Readonly<Record<CompareFilter, number>>
  readonly filter: CompareFilter
  readonly isSearch: boolean
  /** What takes the search back. */
  readonly clear: ReactNode
  readonly onShowAll: () => void
}

/** No package is shown: since both sides are the same, since none differs in this way, or since none has the name. */
function NoneCompared({ counts, filter, isSearch, clear, onShowAll }: NoneComparedProps) {
  const text = useText().packageCare.compare
  if (isSearch) {
    return (
      <EmptyState title={text.notFound} action={clear}>
        {text.notFoundNext(text.filters[filter])}
      </EmptyState>
    )
  }
  const all = counts.all > 0 && (
    <Button kind="plain" small onClick={onShowAll}>
      {text.showAll(counts.all)}
    </Button>
  )
  const isSame = counts.differing === 0
  return (
    <EmptyState title={isSame ? text.same : text.nothing} action={all}>
      {isSame ? text.sameNext : text.nothingNext}
    </EmptyState>
  )
}

interface SideSelectProps {
  readonly label: string
  readonly sides: readonly Side[]
  readonly value: string
  readonly onChange: (id: string) => void
}

function SideSelect({ label, sides, value, onChange }: SideSelectProps) {
  const text = useText().packageCare.compare
  return (
    <label className="side-select">
      <span className="muted">{label}</span>
      <select className="field" value={value} onChange={(event) => onChange(event.target.value)}>
        {(['environments', 'bases'] as const).map((group) => (
          <optgroup key={group} label={text[group]}>
            {sides
              .filter((side) => side.group === group)
              .map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
    </label>
  )
}

function Table({ rows }: { readonly rows: readonly ComparedPackage[] }) {
  const text = useText().packageCare.compare
  return (
    <div className="care-table" {...scrolls} role="region" aria-label={text.table}>
      <table>
        <thead>
          <tr>
            <th scope="col">{text.package}</th>
            <th scope="col">{text.left}</th>
            <th scope="col">{text.right}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, left, right }) => (
            <tr key={name} className={left === right ? 'same' : undefined}>
              <th scope="row" className="mono">
                {name}
              </th>
              <td className={left === null ? 'muted' : left === right ? 'mono' : 'mono del'}>{left ?? text.missing}</td>
              <td className={right === null ? 'muted' : left === right ? 'mono' : 'mono add'}>
                {right ?? text.missing}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
