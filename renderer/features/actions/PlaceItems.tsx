import { Command } from 'cmdk'
import { targets } from '../../../shared/dify/targets'
import { reportError, useApp } from '../../app/stores/appStore'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { useText } from '../../i18n/useText'
import { chooseTarget } from '../environment/chooseTarget'

interface PlaceItemsProps {
  /** Closes the palette before what was chosen is done. */
  readonly onChoose: (task: () => Promise<unknown>) => void
}

/** Each target and each recent workspace by its name: what the menus of the top bar lead to. */
export function PlaceItems({ onChoose }: PlaceItemsProps) {
  const { actions: text, frame } = useText()
  const recent = useWorkspace((state) => state.workspace?.recent)
  const chosen = useApp((state) => state.settings.target)
  return (
    <>
      <Command.Group heading={text.targets}>
        {targets.map(({ id, name, aliases, python, sandbox }) => (
          <Command.Item
            key={id}
            value={`/target/${id}`}
            keywords={[text.targetOf(name), ...aliases]}
            className="menuitem"
            onSelect={() => onChoose(() => chooseTarget(id))}
          >
            <span className="ell">{text.targetOf(name)}</span>
            <span className="end num">
              {id === chosen ? text.isChosen : frame.targetFacts(python, sandbox.version)}
            </span>
          </Command.Item>
        ))}
      </Command.Group>
      {recent !== undefined && recent.length > 0 && (
        <Command.Group heading={frame.recent}>
          {recent.map(({ path, name }, index) => (
            <Command.Item
              key={path}
              value={`/workspace/${path}`}
              keywords={[text.openWorkspace(name), path]}
              className="menuitem"
              title={path}
              onSelect={() => onChoose(() => useWorkspace.getState().openRecent(index).catch(reportError))}
            >
              <span className="ell">{text.openWorkspace(name)}</span>
            </Command.Item>
          ))}
        </Command.Group>
      )}
    </>
  )
}
