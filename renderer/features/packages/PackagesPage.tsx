import { PanelRight } from 'lucide-react'
import { useRef, useState } from 'react'
import { ErrorBoundary } from '../../app/ErrorBoundary'
import { SideSplit } from '../../app/SideSplit'
import { type PackageView, usePackages } from '../../app/stores/packageStore'
import { useText } from '../../i18n/useText'
import { IconButton } from '../../ui/IconButton'
import { Segmented } from '../../ui/Segmented'
import { Prose } from '../run/Prose'
import { AddField } from './AddField'
import { BuildDock } from './BuildDock'
import { ChangeStrip } from './ChangeStrip'
import { CompareView } from './CompareView'
import { DiskView } from './DiskView'
import { InstalledView } from './InstalledView'
import { RequirementsPane } from './RequirementsPane'
import { type PackagesShown, usePackagesShown, useRows } from './usePackagesShown'
import './packages.css'
import './packageTable.css'
import './changes.css'
import './presets.css'

/** Widths of the requirements in px: as drawn, the least (also as drawn, in narrow windows) and the most. */
const side = { drawn: 360, least: 316, most: 560 } as const

const views: readonly PackageView[] = ['installed', 'compare', 'disk']

/** What the sandbox has, what the node needs, and the file that bridges them. */
export function PackagesPage() {
  const text = useText().packagesPage
  const shown = usePackagesShown()
  const sideOpen = usePackages((state) => state.sideOpen)
  const view = usePackages((state) => state.view)
  const main = <Main shown={shown} />
  if (!sideOpen || view !== 'installed') return main
  const pane = (
    <ErrorBoundary>
      <RequirementsPane shown={shown} />
    </ErrorBoundary>
  )
  return (
    <SideSplit name="packages" widths={side} label={text.resizeSide} side={pane}>
      {main}
    </SideSplit>
  )
}

function Main({ shown }: { readonly shown: PackagesShown }) {
  const text = useText().packagesPage
  const { view, sideOpen, wish, show, setSide, propose } = usePackages()
  const rows = useRows(shown)
  const field = useRef<HTMLInputElement>(null)
  const [accepted, setAccepted] = useState(0)
  const { node, target, targetId, dependencies } = shown
  const name = target?.name ?? targetId
  return (
    <main className="packages">
      <div className="packages-head">
        <div className="packages-title">
          <h1>{text.title}</h1>
          <Segmented
            label={text.views.label}
            value={view}
            options={views.map((value) => ({ value, label: text.views[value] }))}
            onChange={show}
          />
          <span className="grow" />
          {view === 'installed' && (
            <>
              <AddField field={field} onAccept={() => setAccepted(accepted + 1)} />
              <IconButton
                label={text.showSide}
                on={sideOpen}
                aria-pressed={sideOpen}
                onClick={() => setSide(!sideOpen)}
              >
                <PanelRight size={16} />
              </IconButton>
            </>
          )}
        </div>
        {view === 'installed' && (
          <p className="muted">
            <Prose
              text={
                node?.code_language === 'javascript'
                  ? text.aboutJavaScript(node.title)
                  : node !== null && dependencies.length > 0
                    ? `${text.about(name)} ${text.aboutNode(node.title)}`
                    : text.about(name)
              }
            />
          </p>
        )}
      </div>
      {view === 'installed' && wish !== null && (
        <ChangeStrip
          key={wish.kind}
          shown={shown}
          rows={rows}
          wish={wish}
          accepted={accepted}
          onDone={() => {
            propose(null)
            field.current?.focus()
          }}
        />
      )}
      {view === 'installed' && <InstalledView shown={shown} rows={rows} />}
      {view === 'compare' && <CompareView shown={shown} />}
      {view === 'disk' && <DiskView />}
      {view === 'installed' && <BuildDock shown={shown} />}
    </main>
  )
}
