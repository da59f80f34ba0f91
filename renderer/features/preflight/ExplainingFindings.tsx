import { Lightbulb } from 'lucide-react'
import { describeProblem } from '../../../shared/problems'
import { useApp } from '../../app/stores/appStore'
import type { NodeRun } from '../../app/stores/storeTypes'
import { useText } from '../../i18n/useText'
import { LineLink } from '../run/LineLink'
import { Prose } from '../run/Prose'
import { FindingActs, findingKey, FindingLinks } from './FindingActs'
import { useExplaining } from './shownFindings'

/** Beside a failed run: what preflight sees of its cause in the code, with the ways to mend it. Nothing where it sees none. */
export function ExplainingFindings({ id, run }: { readonly id: string; readonly run: NodeRun }) {
  const text = useText().preflight
  const language = useApp((state) => state.language)
  const findings = useExplaining(id, run)
  if (findings.length === 0) return null
  return (
    <section className="explaining" aria-label={text.source}>
      <p className="med">{text.seenBefore}</p>
      <ul>
        {findings.map((finding) => (
          <li key={findingKey(finding)}>
            <Lightbulb size={14} className="accent" aria-hidden="true" />
            <div className="grow">
              <p>
                <Prose text={describeProblem(finding.problem, language).title} />
              </p>
              <div className="meta">
                <LineLink id={id} title={run.node.title} problem={finding.problem} />
                <FindingLinks id={id} findings={[finding]} />
              </div>
            </div>
            <FindingActs id={id} findings={[finding]} />
          </li>
        ))}
      </ul>
    </section>
  )
}
