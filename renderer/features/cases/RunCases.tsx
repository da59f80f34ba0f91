import { ListChecks } from 'lucide-react'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { useMac } from '../../app/useMac'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { keyText } from '../../ui/keys'
import { attempt } from '../run/attempt'
import { casesIn, useCases } from './caseStore'
import { runAllCases } from './keepResult'

/** Runs all cases of a node that has any. */
export function RunCases({ id }: { readonly id: string }) {
  const text = useText().cases
  const hasCases = useWorkspace((state) => (state.documents[id]?.node?.cases ?? []).length > 0)
  const isRunning = useCases((state) => casesIn(state, id).batch !== null)
  const isMac = useMac()
  if (!hasCases) return null
  return (
    <Button
      kind="ghost"
      icon={<ListChecks size={14} />}
      disabled={isRunning}
      title={keyText('run-cases', isMac)}
      onClick={() => attempt(runAllCases(id))}
    >
      {text.run}
    </Button>
  )
}
