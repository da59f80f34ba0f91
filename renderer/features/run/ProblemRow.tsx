import { CircleX, Info, TriangleAlert } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { Finding } from '../../../shared/model/finding'
import type { Problem } from '../../../shared/model/problem'
import { describeProblem } from '../../../shared/problems'
import { isMendedInSettings } from '../../../shared/problems/inSettings'
import { useApp } from '../../app/stores/appStore'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { asksForPackage } from '../imports/addPackage'
import { FindingActs, findingKey, FindingLinks } from '../preflight/FindingActs'
import { showPackageSettings } from '../settings/packagesPlace'
import { DeclaredFix, hasDeclaredFix } from './DeclaredFix'
import { FixButton } from './FixButton'
import { isFix } from './fixes'
import { InputLink, LineLink } from './LineLink'
import { MissingModule } from './MissingModule'
import { NearestFix } from './NearestFix'
import { Prose } from './Prose'
import { scrolls } from './scrolls'
import './problems.css'

interface ProblemRowProps {
  /** The node that the problem's line is in, and its title. */
  readonly id: string
  readonly title: string
  readonly problem: Problem
  /** What preflight found of the same cause. */
  readonly findings?: readonly Finding[]
  /** What stands below its words. */
  readonly children?: ReactNode
}

const none: readonly Finding[] = []

const icons = {
  error: { Icon: CircleX, tone: 'danger' },
  warning: { Icon: TriangleAlert, tone: 'warn' },
  info: { Icon: Info, tone: 'accent' },
} as const

/** One cause: what happened and where, why with Dify's own words, the next step, the line, and the fix at the right. */
export function ProblemRow({ id, title, problem, findings = none, children }: ProblemRowProps) {
  const { run: text, preflight, sources } = useText()
  const { openSettings } = sources
  const language = useApp((state) => state.language)
  const words = describeProblem(problem, language)
  const [raw, setRaw] = useState(false)
  // A sentence stands in the row; a whole traceback or log is one click away.
  const isSentence = problem.difyText?.includes('\n') === false
  const sentence = isSentence ? problem.difyText : null
  const long = problem.raw ?? (isSentence ? null : problem.difyText)
  const { Icon, tone } = icons[problem.severity]
  return (
    <li className="prob">
      <span className={`mk ${tone}`}>
        <Icon size={16} role="img" aria-label={text.severity[problem.severity]} />
      </span>
      <div className="prob-words">
        <h3 className="strong">
          <Prose text={words.title} />
        </h3>
        {words.why !== '' && (
          <p>
            <Prose text={words.why} />
          </p>
        )}
        {sentence !== null && (
          <p>
            {text.difySays} <code className="ic dify-text">{sentence}</code>
          </p>
        )}
        {words.next !== '' && (
          <p>
            <Prose text={words.next} />
          </p>
        )}
        <div className="meta">
          <span>{findings[0]?.problem === problem ? preflight.source : text.sources[problem.source]}</span>
          <LineLink id={id} title={title} problem={problem} />
          {problem.line === null &&
            findings.map((finding) => (
              <LineLink key={findingKey(finding)} id={id} title={title} problem={finding.problem} />
            ))}
          <InputLink problem={problem} />
          {long !== null && (
            <button type="button" className="link" aria-expanded={raw} onClick={() => setRaw(!raw)}>
              {text.rawText}
            </button>
          )}
          <FindingLinks id={id} findings={findings} />
        </div>
        {children}
        {raw && (
          <pre className="log" {...scrolls} aria-label={text.rawText}>
            {long}
          </pre>
        )}
      </div>
      <FindingActs id={id} findings={findings} />
      {asksForPackage(problem) && (
        <div className="acts">
          <MissingModule id={id} problem={problem} />
        </div>
      )}
      {hasDeclaredFix(problem) && (
        <div className="acts">
          <DeclaredFix id={id} problem={problem} />
        </div>
      )}
      <NearestFix id={id} problem={problem} />
      {isMendedInSettings(problem) && (
        <div className="acts">
          <Button kind="plain" small onClick={showPackageSettings}>
            {openSettings}
          </Button>
        </div>
      )}
      {isFix(problem.fix) && (
        <div className="acts">
          <FixButton id={id} fix={problem.fix} />
        </div>
      )}
    </li>
  )
}
