import { PackageOpen, Save } from 'lucide-react'
import { useEffect, useId } from 'react'
import { followBundles, useSources } from '../../app/stores/sourceStore'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { attempt } from '../run/attempt'
import { sizeText } from '../run/units'
import { takeBundle } from './takeBundle'
import { WorkProgress } from './WorkProgress'
import './sources.css'

/** The set of packages as one file, for machines without a network: saved here, opened there. */
export function BundleActions() {
  const text = useText().sources
  const id = useId()
  const { bundling, bundled, saveBundle, cancelBundle } = useSources()
  const writable = useWorkspace((state) => state.workspace?.writable ?? false)
  useEffect(() => followBundles(), [])
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
            <Button kind="plain" small icon={<PackageOpen size={14} />} onClick={() => attempt(takeBundle())}>
              {text.openBundle}
            </Button>
          )}
        </div>
      ) : (
        <WorkProgress
          title={bundling.kind === 'save' ? text.bundleSaving : text.bundleOpening}
          progress={bundling.progress}
          onCancel={() => attempt(cancelBundle())}
        />
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
