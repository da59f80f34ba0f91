import { Command } from 'cmdk'
import {
  type ActionGroup,
  actionGroups,
  type ActionId,
  actionIds,
  actionTable,
} from '../../../shared/actions/actionTable'
import { actionTexts } from '../../../shared/actions/actionTexts'
import { useApp } from '../../app/stores/appStore'
import { useMac } from '../../app/useMac'
import { useText } from '../../i18n/useText'
import { keyText } from '../../ui/keys'
import { actionRuns } from './actionRuns'
import { whyNot } from './doAction'

/** What an action's item is called among the nodes: no node has such an id. */
export const itemOf = (id: ActionId): string => `/action/${id}`

/** What opens the palette is no choice in it. */
const ownKeys: readonly ActionId[] = ['palette', 'go-to']

const listed = actionIds.filter((id) => actionRuns[id] !== undefined && !ownKeys.includes(id))

interface ActionItemsProps {
  /** The actions that were chosen last, the newest first. */
  readonly recent: readonly ActionId[]
  /** While nothing is looked for the recent ones stand first, and all under their heads. */
  readonly isSearch: boolean
  readonly onChoose: (id: ActionId) => void
}

/** Every action that the page can do, with its key, or with why it can't be done now. */
export function ActionItems({ recent, isSearch, onChoose }: ActionItemsProps) {
  const text = useText().actions
  // Sorted by how well they fit, which is done within a group alone.
  if (isSearch) {
    return (
      <Command.Group>
        {listed.map((id) => (
          <ActionItem key={id} id={id} onChoose={onChoose} />
        ))}
      </Command.Group>
    )
  }
  const first = recent.filter((id) => listed.includes(id))
  const ofGroup = (group: ActionGroup): ActionId[] =>
    listed.filter((id) => actionTable[id].group === group && !first.includes(id))
  const heads = [
    { name: 'recent', heading: text.recent, ids: first },
    ...actionGroups.map((group) => ({ name: group, heading: text.groups[group], ids: ofGroup(group) })),
  ]
  return heads
    .filter(({ ids }) => ids.length > 0)
    .map(({ name, heading, ids }) => (
      <Command.Group key={name} heading={heading}>
        {ids.map((id) => (
          <ActionItem key={id} id={id} onChoose={onChoose} />
        ))}
      </Command.Group>
    ))
}

function ActionItem({ id, onChoose }: { readonly id: ActionId; readonly onChoose: (id: ActionId) => void }) {
  const text = useText().actions
  const language = useApp((state) => state.language)
  const isMac = useMac()
  const why = whyNot(id)
  const titles = actionTexts[id]
  return (
    <Command.Item
      value={itemOf(id)}
      keywords={[titles.en, titles['zh-CN']]}
      className="menuitem"
      disabled={why !== null}
      onSelect={() => onChoose(id)}
    >
      <span className="ell">{titles[language]}</span>
      <span className="end">{why === null ? keyText(id, isMac) : text.reasons[why]}</span>
    </Command.Item>
  )
}
