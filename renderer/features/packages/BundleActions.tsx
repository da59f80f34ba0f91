import { PackageOpen, Save } from 'lucide-react'
import { useEffect, useId } from 'react'
import { call } from '../../app/client'
import { followBundles, useSources } from '../../app/stores/sourceStore'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { Spinner } from '../../ui/Spinner'
import { attempt } from '../run/attempt'
import { sizeText } from '../run/units'
import { applyText } from './applyChange'
import './sources.css'

/** The set of packages as one file, for machines without a network: saved here, opened there. */
export function BundleActions() {
  const text = useText().sources
  const id = useId()
  const { bundling, bundled, saveBundle, openBundle, cancelBundle, readLock } = useSources()
  const writable = useWorkspace((state) => state.workspace?.writable ?? false)
  useEffect(() => followBundles(), [])
  const open = async (): Promise<void> => {
    const requirements = await openBundle()
    const workspace = useWorkspace.getState().workspace?.path
    if (requirements === null || workspace === undefined) return
    const undo = () => attempt(call('bundle.undoLock', { workspace }).then(readLock))
    applyText(requirements, text.bundleOpened, { undo })
    await readLock()
  }
  const name = bundled?.bundle.path.split(/[\\/]/).at(-1) ?? ''
  return (
    <section className="sec bundle-actions" aria-labelledby={id}>
      <div className="sechead">
        <h2 id={id}>{text.bundle}</h2>
      </div>
      <p className="muted">{text.bundleAbout}</p>
      {bundling === null ? (
        <div className="bundle-acts">
          <Button kind="plain" small icon={<Save size={14} />} onClick={() => attempt(saveBundle())}>
            {text.saveBundle}
          </Button>
          {writable && (
            <Button kind="plain" small icon={<PackageOpen size={14} />} onClick={() => attempt(open())}>
              {text.openBundle}
            </Button>
          )}
        </div>
      ) : (
        <div className="bundle-acts">
          <Spinner />
          <span className="grow ell num" title={bundling.progress?.name}>
            {bundling.progress === null || bundling.progress.total === 0
              ? text.bundleBegins
              : text.bundleAt(bundling.progress.done, bundling.progress.total, bundling.progress.name)}
          </span>
          <Button kind="plain" small onClick={() => attempt(cancelBundle())}>
            {text.cancel}
          </Button>
        </div>
      )}
      <p className="muted" role="status">
        {bundled !== null && (
          <span title={bundled.bundle.path}>
            {(bundled.kind === 'save' ? text.bundleSaved : text.bundleTaken)(
              name,
              bundled.bundle.packages,
              sizeText(bundled.bundle.bytes),
            )}
          </span>
        )}
      </p>
    </section>
  )
}
