import { Wrench } from 'lucide-react'
import { useState } from 'react'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { applyFix, type FixId } from './fixes'

interface FixButtonProps {
  readonly id: string
  readonly fix: FixId
  readonly small?: boolean
}

/** Makes a fix in the open code, as one change that the editor can undo, and says so. */
export function FixButton({ id, fix, small = false }: FixButtonProps) {
  const text = useText().run
  const node = useWorkspace((state) => state.documents[id]?.node ?? null)
  const edit = useWorkspace((state) => state.edit)
  const [said, say] = useState('')
  if (node === null) return null
  const fixIt = (): void => {
    const code = applyFix(fix, node)
    if (code !== null) edit(id, { code })
    say(code === null ? text.fixImpossible : text.fixDone)
  }
  return (
    <>
      <Button kind="plain" small={small} icon={<Wrench size={14} />} onClick={fixIt}>
        {text.fixes[fix]}
      </Button>
      <output className="fix-said">{said}</output>
    </>
  )
}
