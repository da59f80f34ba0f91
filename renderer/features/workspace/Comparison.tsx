import { useText } from '../../i18n/useText'
import { comparedLines } from './comparedLines'
import type { ComparedPart } from './comparedParts'

/** Two texts, or the parts of two nodes, side by side, the lines that differ marked. */
export function Comparison({ parts }: { readonly parts: readonly ComparedPart[] }) {
  const text = useText().files
  return (
    <div className="comparison" tabIndex={0} role="region" aria-label={text.compare}>
      <table>
        <thead>
          <tr>
            <th>{text.mine}</th>
            <th>{text.disk}</th>
          </tr>
        </thead>
        {parts.map(({ head, mine, disk }) => (
          <tbody key={head}>
            {head !== null && (
              <tr>
                <th colSpan={2} scope="rowgroup" className="part">
                  {head}
                </th>
              </tr>
            )}
            {comparedLines(mine, disk).map(({ left, right }, index) => (
              <tr key={index} className={left === right ? '' : 'differs'}>
                <td className={left !== right && left !== null ? 'add' : ''}>{left ?? ''}</td>
                <td className={left !== right && right !== null ? 'del' : ''}>{right ?? ''}</td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  )
}
