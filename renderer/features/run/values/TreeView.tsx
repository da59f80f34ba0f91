import { codePointLength } from '../../../../shared/dify/text'
import type { JsonValue } from '../../../../shared/model/value'
import { useText } from '../../../i18n/useText'
import { firstOpen, type TreeRow, treeRows } from '../treeRows'
import { countText } from '../units'
import { Rows } from './Rows'
import { Scalar } from './Scalar'
import { TreeItem } from './TreeItem'
import { useTree } from './useTree'

interface TreeViewProps {
  readonly value: JsonValue
  readonly name: string
}

/** An object as a tree: arrows walk and fold, a closed node tells its size. */
export function TreeView({ value, name }: TreeViewProps) {
  const text = useText().run
  const tree = useTree(value, firstOpen, treeRows)
  const { box, rows } = tree
  if (rows.length === 0) return <p className="value-note">{Array.isArray(value) ? text.emptyList : text.emptyObject}</p>
  return (
    <div ref={box} className="tree value-tree" role="tree" tabIndex={-1} aria-label={name}>
      <Rows
        count={rows.length}
        height={24}
        spacer="div"
        render={(index) => {
          const row = rows[index]
          if (row === undefined) return null
          return (
            <TreeItem tree={tree} index={index} row={row} isIndex={row.isIndex}>
              <Member row={row} keys={text.keys} elements={text.elementsShort} />
            </TreeItem>
          )
        }}
      />
    </div>
  )
}

interface MemberProps {
  readonly row: TreeRow
  readonly keys: (count: string) => string
  readonly elements: (count: string) => string
}

function Member({ row, keys, elements }: MemberProps) {
  const { value, size } = row
  if (value instanceof Map) return <span className="v-q">{size === 0 ? '{}' : keys(countText(value.size))}</span>
  if (Array.isArray(value)) return <span className="v-q">{size === 0 ? '[]' : elements(countText(value.length))}</span>
  return (
    <>
      <Scalar value={value} />
      {typeof value === 'string' && <span className="v-q">{countText(codePointLength(value))}</span>}
    </>
  )
}
