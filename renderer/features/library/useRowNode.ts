import type { MouseEvent } from 'react'
import { reportError } from '../../app/stores/appStore'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { useMac } from '../../app/useMac'
import { hasCommandKey } from '../../ui/keys'
import { useExchange } from '../exchange/exchangeStore'
import { selectedNodes, useSelection } from '../exchange/selection'

const tell = (task: Promise<unknown>): void => void task.catch(reportError)

/** What a row of the library does with its node, wherever that lies: it is opened, selected among others, and copied to Dify. */
export function useRowNode(id: string) {
  const isMac = useMac()
  const isSelected = useSelection(({ selected }) => selected.length > 1 && selected.includes(id))
  const selection = useSelection.getState()
  const { open } = useWorkspace.getState()
  return {
    isSelected,
    onClick(event: MouseEvent): void {
      if (event.shiftKey) return selection.extend(id)
      if (hasCommandKey(event, isMac)) return selection.toggle(id)
      selection.begin(id)
      tell(open(id))
    },
    /** All that are selected, where this one is among them. */
    copyToDify(): void {
      const { copy } = useExchange.getState()
      if (isSelected) return tell(copy(selectedNodes(), 'library'))
      tell(open(id).then(() => copy([id], 'runbar')))
    },
  }
}
