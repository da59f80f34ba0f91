import { useState } from 'react'
import type { EnvironmentList } from '../../../shared/model/keptEnvironment'
import { call } from '../../app/client'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { Spinner } from '../../ui/Spinner'
import { attempt } from '../run/attempt'
import { sizeText } from '../run/units'

interface DiskBundlesProps {
  readonly bundles: EnvironmentList['bundles']
  /** Called when some were removed: all must be counted anew. */
  readonly onRemoved: () => Promise<void>
}

/** What opened bundles take of the disk, and the way to be rid of those that no workspace refers to. */
export function DiskBundles({ bundles, onRemoved }: DiskBundlesProps) {
  const text = useText().packageCare.disk
  const [isAsked, ask] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [said, say] = useState('')
  const sizeOf = (some: EnvironmentList['bundles']): string => sizeText(some.reduce((sum, { bytes }) => sum + bytes, 0))
  const unused = bundles.filter(({ isReferred }) => !isReferred)

  async function remove(): Promise<void> {
    setBusy(true)
    try {
      const { removed, freed } = await call('bundle.sweep', null)
      say(text.bundlesRemoved(removed, sizeText(freed)))
      await onRemoved()
    } finally {
      setBusy(false)
    }
  }

  // Most machines never saw one.
  if (bundles.length === 0 && said === '') return null
  return (
    <section className="disk-cache" aria-label={text.bundles}>
      <div className="grow">
        <h2 className="strong">
          {text.bundles} <span className="muted num">{text.bundlesTotal(bundles.length, sizeOf(bundles))}</span>
        </h2>
        <p>{text.bundlesAbout}</p>
        <output className="muted">{said}</output>
      </div>
      <Button
        kind="plain"
        small
        danger={unused.length > 0}
        disabled={unused.length === 0 || isBusy}
        onClick={() => ask(true)}
      >
        {isBusy && <Spinner />}
        {unused.length === 0 ? text.bundlesReferred : text.removeBundles(unused.length)}
      </Button>
      {isAsked && (
        <ConfirmDialog
          title={text.confirmBundles(unused.length)}
          why={text.confirmBundlesWhy(sizeOf(unused))}
          confirm={text.doRemove}
          cancel={text.cancel}
          onConfirm={() => attempt(remove())}
          onClose={() => ask(false)}
        />
      )}
    </section>
  )
}
