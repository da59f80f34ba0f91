import { useMemo } from 'react'
import type { AppConflict } from '../../../shared/model/appFile'
import { reportError } from '../../app/stores/appStore'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { discardEdits, saveAppFile } from './saveAppFile'
import { changedPart, threeWays, type ThreeWayRow } from './threeWays'

/** The three texts of a file that was changed here and on disk in the same places; its author decides. */
export function ConflictView({ file, conflict }: { readonly file: string; readonly conflict: AppConflict }) {
  const { appFiles: text, files } = useText()
  const { base, mine, theirs, nodes } = conflict
  const rows = useMemo(() => threeWays(base, mine, theirs), [base, mine, theirs])
  const tell = (task: Promise<unknown>): void => void task.catch(reportError)
  return (
    <section className="app-conflict" role="alert" aria-label={text.conflictTitle}>
      <div className="banner warning">
        <div className="grow">
          <p className="strong">{text.conflictTitle}</p>
          <p>{text.conflictWhy}</p>
        </div>
        <div className="acts">
          <Button kind="plain" small onClick={() => tell(discardEdits(file, nodes))}>
            {text.takeTheirs}
          </Button>
          <Button kind="plain" small onClick={() => tell(saveAppFile(file, true))}>
            {text.keepMine}
          </Button>
        </div>
      </div>
      <div className="comparison three" tabIndex={0} role="region" aria-label={files.compare}>
        <table>
          <thead>
            <tr>
              <th scope="col">{text.base}</th>
              <th scope="col">{text.mine}</th>
              <th scope="col">{text.theirs}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <Row key={index} row={row} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function Row({ row }: { readonly row: ThreeWayRow }) {
  const text = useText().appFiles
  if (row.kind === 'fold') {
    return (
      <tr>
        <td colSpan={3} className="fold">
          {text.folded(row.count)}
        </td>
      </tr>
    )
  }
  const { base, mine, theirs } = row
  return (
    <tr>
      <td>{base ?? ''}</td>
      <td className={mine === base ? '' : 'add'}>{marked(base, mine)}</td>
      <td className={theirs === base ? '' : 'other'}>{marked(base, theirs)}</td>
    </tr>
  )
}

/** A line of one side, what is not as in the base marked; a line that the base has not is marked by its ground alone. */
function marked(base: string | null, text: string | null) {
  if (base === null || text === null || base === text) return text ?? ''
  const [start, end] = changedPart(base, text)
  return (
    <>
      {text.slice(0, start)}
      <u>{text.slice(start, end)}</u>
      {text.slice(end)}
    </>
  )
}
