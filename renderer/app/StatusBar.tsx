import { ShieldCheck } from 'lucide-react'
import { partsOfAppNode } from '../../shared/dify/appNodeId'
import { meansUsed } from '../../shared/model/sandbox'
import { useAppFileOf, useIsEdited } from '../features/appFiles/appFileStore'
import { HeldStatus, useHeld } from '../features/confinement/HeldStatus'
import { useCursor } from '../features/editor/cursorStore'
import { useText } from '../i18n/useText'
import { useApp } from './stores/appStore'
import { useServing } from './stores/servingStore'
import { requirementsTab } from './stores/storeTypes'
import { useQuietActive } from './stores/quietNodes'
import { useWorkspace } from './stores/workspaceStore'

const languageNames = { python3: 'Python', javascript: 'JavaScript', jinja2: 'Jinja2' } as const

/** What holds a run on this machine, where the caret stands, and whether all is saved. */
export function StatusBar() {
  const { frame: text, appFiles, serving } = useText()
  const position = useCursor((state) => state.position)
  const isLibrary = useApp((state) => state.page === 'library')
  const open = useQuietActive()
  const node = isLibrary ? open : null
  const isPackages = useApp((state) => state.page === 'packages')
  const active = useWorkspace((state) => (isLibrary ? state.active : isPackages ? requirementsTab : null))
  const saving = useWorkspace((state) =>
    active === requirementsTab ? state.requirements?.saving : state.documents[active ?? '']?.saving,
  )
  const isOfApp = active !== null && partsOfAppNode(active) !== null
  const app = useAppFileOf(active)
  // What is kept aside of a node of an app is not in its file.
  const isEdited = useIsEdited(active ?? '')
  const platform = useApp((state) => state.info?.platform ?? 'linux')
  const means = meansUsed(platform).map((name) => text.means[name])
  // How the last run was really held says more than what there is to hold one with.
  const isHeld = useHeld(active)
  const uv = useApp((state) => state.uv)
  // It is switched on in the settings, which follow it from then on.
  const servedOn = useServing((state) => state.serving?.address ?? null)
  const said = {
    saved: text.saved,
    pending: text.saving,
    saving: text.saving,
    kept: text.kept,
    conflict: text.conflict,
    failed: text.saveFailed,
  }
  return (
    <footer className="status" aria-label={text.status}>
      <span className="grow">
        <ShieldCheck size={12} aria-hidden="true" />
        {isHeld && active !== null ? (
          <HeldStatus id={active} />
        ) : (
          <>
            <span className="only-wide" title={text.sandbox(means)}>
              {text.sandbox(means.slice(0, 3))}
            </span>
            <span className="only-narrow" title={text.sandbox(means)}>
              {means.slice(0, 2).join(' · ')}
            </span>
          </>
        )}
      </span>
      {servedOn !== null && (
        <span title={serving.on(`http://${servedOn.host}:${servedOn.port}`)}>{serving.short(servedOn.port)}</span>
      )}
      {uv !== null && <span className="only-wide">uv {uv}</span>}
      {position !== null && <span className="num">{text.cursor(position.line, position.column)}</span>}
      {app !== null && app.dslVersion !== null && <span>{appFiles.dsl(app.dslVersion)}</span>}
      {node !== null && <span>{languageNames[node.code_language]}</span>}
      {saving !== undefined && (
        <span className={saving === 'conflict' || saving === 'failed' ? 'danger' : ''} role="status">
          {isOfApp && saving === 'saved' && isEdited ? appFiles.notSaved : said[saving]}
        </span>
      )}
    </footer>
  )
}
