import { Wrench } from 'lucide-react'
import type { Finding } from '../../../shared/model/finding'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { type FindingFix, fixesOfFinding } from './findingFixes'
import { showRule } from './rulePageStore'
import './preflight.css'

interface FindingActsProps {
  readonly id: string
  readonly findings: readonly Finding[]
}

/** So many ways to mend a row stand beside it; the others are at the line itself. */
const mostButtons = 2

export function findingKey({ rule, problem: { line, column, params } }: Finding): string {
  return JSON.stringify([rule, line, column, params])
}

/** The ways of several findings, each once. */
function waysOf(id: string, findings: readonly Finding[], kinds: readonly FindingFix['kind'][]): FindingFix[] {
  const all = findings.flatMap((finding) => fixesOfFinding(id, finding)).filter(({ kind }) => kinds.includes(kind))
  return [...new Map(all.map((fix) => [fix.title, fix])).values()]
}

/** The buttons that mend what preflight found, each as one step that can be undone. */
export function FindingActs({ id, findings }: FindingActsProps) {
  const fixes = waysOf(id, findings, ['fix']).slice(0, mostButtons)
  if (fixes.length === 0) return null
  return (
    <div className="acts">
      {fixes.map(({ title, run }) => (
        <Button key={title} kind="plain" small icon={<Wrench size={14} />} onClick={run}>
          {title}
        </Button>
      ))}
    </div>
  )
}

/** The quiet ways beside a row: the comment that silences it, and the page of its rule, by its id. */
export function FindingLinks({ id, findings }: FindingActsProps) {
  const text = useText().preflight
  const [ignore] = waysOf(id, findings, ['ignore'])
  const rules = [...new Set(findings.map(({ rule }) => rule))]
  return (
    <>
      {ignore !== undefined && (
        <button type="button" className="link" title={ignore.title} onClick={ignore.run}>
          {text.ignoreShort}
        </button>
      )}
      {rules.map((rule) => (
        <button key={rule} type="button" className="link rule-id" title={text.ruleTip} onClick={() => showRule(rule)}>
          {rule}
        </button>
      ))}
    </>
  )
}
