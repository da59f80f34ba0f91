import { FileSpreadsheet } from 'lucide-react'
import type { CodeNode } from '../../../shared/model/node'
import { useFocusKept } from '../../app/useFocusKept'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { attempt } from '../run/attempt'
import { DataColumns } from './DataColumns'
import { DataResults } from './DataResults'
import { useData } from './dataStore'
import './data.css'

/** A node run over the rows of a file: the file, what its columns are, and which rows failed. */
export function DataTab({ id, node }: { readonly id: string; readonly node: CodeNode }) {
  const text = useText().caseData
  const of = useData((state) => state.of[id])
  const hasResults = of !== undefined && of.run !== null && !of.isMapping
  useFocusKept(
    of === undefined ? 'nothing' : hasResults ? 'results' : 'columns',
    '.cases-tab .data-acts :is(button, select):not(:disabled)',
  )
  if (of === undefined) {
    const choose = (
      <Button kind="plain" icon={<FileSpreadsheet size={14} />} onClick={() => attempt(useData.getState().choose(id))}>
        {text.choose}
      </Button>
    )
    return (
      <EmptyState title={text.title} action={choose}>
        {text.next}
      </EmptyState>
    )
  }
  if (of.run !== null && !of.isMapping) return <DataResults id={id} of={of} run={of.run} />
  return <DataColumns id={id} node={node} of={of} />
}
