import { FileText } from 'lucide-react'
import { reportError } from '../../app/stores/appStore'
import { useEnvironment } from '../../app/stores/environmentStore'
import { requirementsTab } from '../../app/stores/storeTypes'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { RequirementsEditor } from '../editor/RequirementsEditor'
import { PlaceNote } from '../requirements/PlaceNote'
import { FileState } from '../workspace/FileState'
import { BundleActions } from './BundleActions'
import { IndexSection } from './IndexSection'
import { LockNote } from './LockNote'
import { PresetsSection } from './PresetsSection'
import type { PackagesShown } from './usePackagesShown'

/** `python-requirements.txt` beside the table: edited here or by any other hand. */
export function RequirementsPane({ shown }: { readonly shown: PackagesShown }) {
  const text = useText()
  return (
    <aside className="requirements-pane" aria-label={requirementsTab}>
      <Head shown={shown} />
      <section className="editor-region" aria-label={text.editor.requirements}>
        <FileState id={requirementsTab} />
        <RequirementsEditor head={false} />
      </section>
      <div className="packages-sections">
        <div className="in-dify muted">
          <PlaceNote />
        </div>
        <LockNote />
        <PresetsSection shown={shown} />
        <IndexSection />
        <BundleActions />
      </div>
    </aside>
  )
}

/** Whether what stands in the file is not yet what the environment was asked for. */
function useEdited(): boolean {
  const saving = useWorkspace((state) => state.requirements?.saving ?? 'saved')
  const count = useWorkspace((state) => state.requirementsCount)
  const asked = useEnvironment((state) => state.asked)
  return saving !== 'saved' || count !== asked
}

function Head({ shown: { build, targetId, dependencies } }: { readonly shown: PackagesShown }) {
  const text = useText().packagesPage.file
  const isEdited = useEdited()
  const isBuilding = build?.status === 'building' && !isEdited
  const isDone = build?.status === 'ready' && !isEdited

  /** Writes the file and asks for its environment at once; what may run code of a package is allowed by this click. */
  async function buildNow(): Promise<void> {
    await useWorkspace.getState().flush()
    const { ensure, retry } = useEnvironment.getState()
    await ensure(targetId, 'python3', [...dependencies], useWorkspace.getState().requirementsCount)
    const { builds, current } = useEnvironment.getState()
    const now = current === null ? undefined : builds[current]
    if (now !== undefined && now.status !== 'ready' && now.status !== 'building') await retry(now.id, false)
  }

  return (
    <div className="panehead">
      <FileText size={14} aria-hidden="true" />
      <h2 className="med ell">{requirementsTab}</h2>
      <span className="grow" />
      <span className="muted" role="status">
        {isEdited ? text.edited : isBuilding ? text.building : ''}
      </span>
      <Button kind="plain" small disabled={isBuilding || isDone} onClick={() => void buildNow().catch(reportError)}>
        {text.build}
      </Button>
    </div>
  )
}
