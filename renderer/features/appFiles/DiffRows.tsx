import { useMemo, useState } from 'react'
import type { DiffRow, Hunk } from '../../../shared/model/appFile'
import { useText } from '../../i18n/useText'
import { Rows } from '../run/values/Rows'
import { ScrollParent } from '../run/values/scrollParent'

interface DiffRowsProps {
  readonly label: string
  readonly hunks: readonly Hunk[]
  /** Lines behind the last hunk. */
  readonly skipped: number
}

type Shown = DiffRow | { readonly kind: 'fold'; readonly count: number }

function shownRows(hunks: readonly Hunk[], skipped: number): Shown[] {
  const fold = (count: number): Shown[] => (count === 0 ? [] : [{ kind: 'fold', count }])
  return [...hunks.flatMap((hunk) => [...fold(hunk.skipped), ...hunk.rows]), ...fold(skipped)]
}

/** Lines that change, with some around them; stretches that stay are folded into their number. */
export function DiffRows({ label, hunks, skipped }: DiffRowsProps) {
  const [scroll, setScroll] = useState<HTMLElement | null>(null)
  const rows = useMemo(() => shownRows(hunks, skipped), [hunks, skipped])
  return (
    <div ref={setScroll} className="diff" tabIndex={0} role="region" aria-label={label}>
      <div className="diff-rows">
        <ScrollParent value={scroll}>
          <Rows
            count={rows.length}
            height={20}
            spacer="div"
            render={(index) => {
              const row = rows[index]
              return row === undefined ? null : <Line row={row} />
            }}
          />
        </ScrollParent>
      </div>
    </div>
  )
}

const looks = { same: ['ctx', ''], removed: ['del', '−'], added: ['add', '+'] } as const

function Line({ row }: { readonly row: Shown }) {
  const text = useText().appFiles
  if (row.kind === 'fold') {
    return (
      <div className="dl fold">
        <span>{text.folded(row.count)}</span>
      </div>
    )
  }
  const [look, sign] = looks[row.kind]
  return (
    <div className={`dl ${look}`}>
      <span className="a">{row.old}</span>
      <span className="b">{row.new}</span>
      <span className="m" aria-hidden="true">
        {sign}
      </span>
      {row.kind !== 'same' && <span className="sr">{row.kind === 'removed' ? text.removedLine : text.addedLine}</span>}
      <span>{marked(row)}</span>
    </div>
  )
}

/** A line, the parts that differ from its counterpart marked. */
function marked({ text, marks }: DiffRow) {
  let at = 0
  const parts = marks.map(([start, end]) => {
    const before = text.slice(at, start)
    at = end
    return (
      <span key={start}>
        {before}
        <u>{text.slice(start, end)}</u>
      </span>
    )
  })
  return [...parts, text.slice(at)]
}
