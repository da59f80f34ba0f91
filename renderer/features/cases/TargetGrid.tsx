import { Play } from 'lucide-react'
import { useState } from 'react'
import { findTarget, listedTargets } from '../../../shared/dify/targets'
import type { CodeNode } from '../../../shared/model/node'
import type { Problem } from '../../../shared/model/problem'
import { describeProblem } from '../../../shared/problems'
import { useApp } from '../../app/stores/appStore'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { attempt } from '../run/attempt'
import { Prose } from '../run/Prose'
import { scrolls } from '../run/scrolls'
import { timeText } from '../run/units'
import { casesOf } from './caseEdits'
import { CaseOutcome } from './CaseOutcome'
import { CaseMark } from './CaseState'
import { casesIn, type CasesOfNode, stateOf, useCases, usualTarget } from './caseStore'

const nameOf = (target: string): string => findTarget(target)?.name ?? target

/** What keeps the cases from being run on a target, once a target: without an environment none of them can. */
function problemsOf(of: CasesOfNode, node: CodeNode, targets: readonly string[]): { target: string; told: Problem }[] {
  return targets.flatMap((target) => {
    const stands = casesOf(node).map((one) => stateOf(of, node, one, target))
    const told = stands.find(({ state, end }) => state === 'broken' && end?.problem?.source === 'environment')
    return told?.end?.problem ? [{ target, told: told.end.problem }] : []
  })
}

/** All cases of a node on several targets: a row a case, a column a target; how one of them ended stands below. */
export function TargetGrid({ id, node }: { readonly id: string; readonly node: CodeNode }) {
  const text = useText().cases
  const of = useCases((state) => casesIn(state, id))
  const { run, select } = useCases.getState()
  const ids = listedTargets.map((target) => target.id)
  const language = useApp((state) => state.language)
  const [picked, pick] = useState<{ readonly place: number; readonly target: string } | null>(null)
  const [chosen, setChosen] = useState<readonly string[]>(() => [usualTarget(node)].filter((one) => ids.includes(one)))
  const one = picked === null ? undefined : casesOf(node)[picked.place]
  return (
    <div className="target-grid" {...scrolls}>
      <div className="case-targets" role="group" aria-label={text.targetsChosen}>
        {ids.map((target) => (
          <label key={target}>
            <input
              type="checkbox"
              checked={chosen.includes(target)}
              onChange={(event) =>
                setChosen(ids.filter((each) => (each === target ? event.target.checked : chosen.includes(each))))
              }
            />
            {nameOf(target)}
          </label>
        ))}
      </div>
      <table>
        <thead>
          <tr>
            <th scope="col">{text.caseColumn}</th>
            {chosen.map((target) => (
              <th key={target} scope="col">
                {nameOf(target)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {casesOf(node).map((each, place) => (
            <tr key={place}>
              <th scope="row">
                <button type="button" className="link ell" title={each.name} onClick={() => select(id, place)}>
                  {each.name}
                </button>
              </th>
              {chosen.map((target) => {
                const found = stateOf(of, node, each, target)
                return (
                  <td key={target}>
                    {found.end === null ? (
                      <CaseMark state={found.state} />
                    ) : (
                      <button
                        type="button"
                        className="target-cell"
                        aria-label={text.cell(each.name, nameOf(target), text.states[found.state])}
                        aria-pressed={picked?.place === place && picked.target === target}
                        onClick={() => pick({ place, target })}
                      >
                        <CaseMark state={found.state} />
                        <span className="num muted">{timeText(found.end.ms)}</span>
                      </button>
                    )}
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
      {problemsOf(of, node, chosen).map(({ target, told }) => {
        const { title, why, next } = describeProblem(told, language)
        return (
          <p key={target} className="field-note warn target-told">
            <Prose text={`${nameOf(target)}: ${title}. ${why} ${next}`} />
          </p>
        )
      })}
      {one !== undefined && picked !== null && chosen.includes(picked.target) && (
        <section className="target-picked" aria-label={text.cellOf(one.name, nameOf(picked.target))}>
          <h3>{text.cellOf(one.name, nameOf(picked.target))}</h3>
          <CaseOutcome {...stateOf(of, node, one, picked.target)} />
        </section>
      )}
    </div>
  )
}
