import { useText } from '../../i18n/useText'
import { comparedLines } from './comparedLines'

/** Two texts side by side, the lines that differ marked. */
export function Comparison({ mine, disk }: { readonly mine: string; readonly disk: string }) {
  const text = useText().files
  const rows = comparedLines(mine, disk)
  return (
    <div className="comparison" tabIndex={0} role="region" aria-label={text.compare}>
      <table>
        <thead>
          <tr>
            <th>{text.mine}</th>
            <th>{text.disk}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ left, right }, index) => (
            <tr key={index} className={left === right ? '' : 'differs'}>
              <td className={left !== right && left !== null ? 'add' : ''}>{left ?? ''}</td>
              <td className={left !== right && right !== null ? 'del' : ''}>{right ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
