import type { Locals } from '../../../shared/model/locals'
import { useText } from '../../i18n/useText'
import { firstOpenLocals, type LocalRow, localRows, localText, localTone } from './localRows'
import { countText } from './units'
import { TreeItem } from './values/TreeItem'
import { useTree } from './values/useTree'

interface LocalsViewProps {
  readonly locals: Locals
  /** What the tree is called: the call that the variables are of. */
  readonly name: string
}

/** The variables of a call as the error was raised, as a tree: arrows walk and fold, large values are folded at first. */
export function LocalsView({ locals, name }: LocalsViewProps) {
  const text = useText().explain
  const { values, more } = locals
  const tree = useTree(values, firstOpenLocals, localRows)
  const { box, rows } = tree
  if (rows.length === 0) return <p className="value-note">{text.noVariables}</p>
  return (
    <div ref={box} className="tree value-tree locals" role="tree" tabIndex={-1} aria-label={name}>
      {rows.map((row, index) => (
        <TreeItem key={row.path} tree={tree} index={index} row={row}>
          <LocalText row={row} />
        </TreeItem>
      ))}
      {values.some(({ value }) => value.type === 'undefined') && <p className="value-note">{text.letGo}</p>}
      {more > 0 && <p className="value-note">{text.moreVariables(countText(more))}</p>}
    </div>
  )
}

function LocalText({ row: { value, open } }: { readonly row: LocalRow }) {
  const { explain: text, run } = useText()
  if (value.isHidden === true) return <span className="v-q">{text.hidden(value.type)}</span>
  const shown = localText(value)
  const size = value.size === undefined ? '' : countText(value.size)
  const left = (value.size ?? 0) - (value.members?.length ?? 0)
  return (
    <>
      {shown !== '' && (
        <span className={`ell ${localTone(value)}`} title={shown.length > 60 ? shown : undefined}>
          {shown}
        </span>
      )}
      <span className="v-q">
        {value.members === undefined || size === ''
          ? // null and undefined are their own types.
            `${value.type === shown ? '' : value.type} ${size}`.trim()
          : `${value.type}, ${run.elementsShort(size)}`}
      </span>
      {open && left > 0 && <span className="v-q">{text.moreElements(countText(left))}</span>}
    </>
  )
}
