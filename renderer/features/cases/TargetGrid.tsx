import { Play } from 'lucide-react'
import { useState } from 'react'
import { findTarget, listedTargets } from '../../../shared/dify/targets'
import type { CodeNode } from '../../../shared/model/node'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { attempt } from '../run/attempt'
import { timeText } from '../run/units'
import { casesOf } from './caseEdits'
import { CaseMark } from './CaseState'
import { casesIn, stateOf, useCases, usualTarget } from './caseStore'

/** All cases of a node on several targets: a row a case, a column a target. */
export function TargetGrid({ id, node }: { readonly id: string; readonly node: CodeNode }) {
  const text = useText().cases
  const of = useCases((state) => casesIn(state, id))
  const { run, select } = useCases.getState()
  const ids = listedTargets.map((target) => target.id)
  const [chosen, setChosen] = useState<readonly string[]>(() => [usualTarget(node)].filter((one) => ids.includes(one)))
  return (
    <div className="target-grid">
      <table>
        <thead>
          <tr>
            <th scope="col">{text.caseColumn}</th>
            {ids.map((target) => (
              <th key={target} scope="col">
                <label>
                  <input
                    type="checkbox"
                    checked={chosen.includes(target)}
                    onChange={(event) =>
                      setChosen(ids.filter((each) => (each === target ? event.target.checked : chosen.includes(each))))
                    }
                  />
                  {findTarget(target)?.name ?? target}
                </label>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {casesOf(node).map((one, place) => (
            <tr key={place}>
              <th scope="row">
                <button type="button" className="link ell" title={one.name} onClick={() => select(id, place)}>
                  {one.name}
                </button>
              </th>
              {ids.map((target) => {
                const found = stateOf(of, node, one, target)
                const isRunning = found.state === 'running' && !chosen.includes(target)
                return (
                  <td key={target}>
                    <CaseMark state={isRunning ? 'none' : found.state} />
                    {found.end !== null && <span className="num muted">{timeText(found.end.ms)}</span>}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <div className="target-acts">
        <Button
          kind="plain"
          icon={<Play size={14} />}
          disabled={chosen.length === 0 || of.batch !== null}
          onClick={() => attempt(run(id, undefined, chosen))}
        >
          {text.runOnTargets(chosen.length)}
        </Button>
        <span className="muted">{text.targetsNote}</span>
      </div>
    </div>
  )
}
