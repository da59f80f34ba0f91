import { chainsTo } from '../../../shared/packages/why'
import { call } from '../../app/client'
import { usePackages } from '../../app/stores/packageStore'
import { reportError } from '../../app/stores/appStore'
import { useText } from '../../i18n/useText'
import { sizeText } from '../run/units'
import { homepageOf } from './homepage'
import type { PackageRow } from './packageRows'
import type { PackagesShown } from './usePackagesShown'
import { useReasonText } from './reasonText'

interface PackageDetailsProps {
  readonly shown: PackagesShown
  readonly row: PackageRow
}

/** What a package tells of itself, what it needs, and the ways that lead to it. */
export function PackageDetails({ shown, row }: PackageDetailsProps) {
  const text = useText().packagesPage.details
  const reasonText = useReasonText(shown)
  const { facts } = row
  const homepage = homepageOf(row)
  return (
    <>
      <h2>
        {row.name} <span className="mono">{row.version}</span>
      </h2>
      {facts === null ? <p className="muted">{text.unread}</p> : facts.summary !== '' && <p>{facts.summary}</p>}
      <dl className="kv">
        <Fact name={text.why}>
          {reasonText(row.reason)}
          <Chains shown={shown} row={row} />
        </Fact>
        {row.baseVersion !== null && (
          <Fact name={text.base} mono>
            {row.baseVersion}
          </Fact>
        )}
        {facts !== null && (
          <>
            <Fact name={text.modules} mono>
              {facts.modules.join(', ') || text.nothing}
            </Fact>
            <Fact name={text.requires} mono>
              {facts.requires.join(', ') || text.nothing}
            </Fact>
            <Fact name={text.neededBy} mono>
              {facts.neededBy.join(', ') || text.nothing}
            </Fact>
            <Fact name={text.python} mono>
              {facts.requiresPython || text.anyPython}
            </Fact>
            {facts.licence !== '' && <Fact name={text.licence}>{facts.licence}</Fact>}
            {facts.bytes !== null && <Fact name={text.size}>{sizeText(facts.bytes)}</Fact>}
          </>
        )}
        {homepage !== null && (
          <Fact name={text.homepage}>
            <button
              type="button"
              className="link"
              onClick={() => void call('link.open', { url: homepage }).catch(reportError)}
            >
              {homepage}
            </button>
          </Fact>
        )}
      </dl>
    </>
  )
}

/** The ways on which a package comes in, each from what is asked for down to it; one that is asked for itself needs none. */
function Chains({ shown, row }: PackageDetailsProps) {
  const text = useText().packagesPage.details
  const facts = usePackages((state) => (shown.environment === null ? undefined : state.facts[shown.environment.key]))
  const chains = chainsTo(facts ?? [], row.name, shown.target?.base.requirements ?? [])
  const longer = chains.filter(({ names }) => names.length > 1)
  if (longer.length === 0) return null
  return (
    <ul className="chains">
      {longer.map(({ asked, names }) => (
        <li key={names.join(' ')}>
          <span className="mono">{names.join(' → ')}</span>{' '}
          <span className="muted">{asked === 'own' ? text.chainOwn : text.chainBase}</span>
        </li>
      ))}
    </ul>
  )
}

interface FactProps {
  readonly name: string
  readonly mono?: boolean
  readonly children: React.ReactNode
}

function Fact({ name, mono = false, children }: FactProps) {
  return (
    <>
      <dt>{name}</dt>
      <dd className={mono ? 'mono path' : 'path'}>{children}</dd>
    </>
  )
}
