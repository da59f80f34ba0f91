import { Dialog } from 'radix-ui'
import { rules } from '../../../shared/preflight/preflight'
import { generalWords, languageNames, levelsOf, silencingComment } from '../../../shared/preflight/ruleAbout'
import { useApp } from '../../app/stores/appStore'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { Prose } from '../run/Prose'
import { useOwnSeverities } from './preflightFiles'
import { hideRule, useRulePage } from './rulePageStore'
import { SeverityChoice } from './SeverityChoice'
import './preflight.css'

/** The page of a rule, as `docs/rules` has it: what it is about, how grave it is for each Dify, and an example that it fires on. */
export default function RulePage() {
  const { preflight: text } = useText()
  const language = useApp((state) => state.language)
  const id = useRulePage((state) => state.rule)
  const own = useOwnSeverities()
  const rule = rules.find((one) => one.id === id)
  if (rule === undefined) return null
  const words = generalWords(rule.id, language)
  const example = rule.cases.find(({ fires, code }) => fires.length > 0 && code.trim() !== '')
  const levels = levelsOf(rule)
  const severity =
    levels.length === 1
      ? text.levels[levels[0]?.level ?? 'off']
      : levels.map(({ level, targets }) => `${text.levels[level]}: ${targets.join(', ')}`).join(' · ')
  return (
    <Dialog.Root open onOpenChange={(open) => !open && hideRule()}>
      <Dialog.Portal>
        <Dialog.Overlay className="overlay" />
        <Dialog.Content className="dialog rule-page" aria-describedby={undefined} onOpenAutoFocus={focusClose}>
          <p className="muted rule-id">{rule.id}</p>
          <Dialog.Title asChild>
            <h2>
              <Prose text={words.title} />
            </h2>
          </Dialog.Title>
          <dl>
            <Fact name={text.page.why} prose={words.why} />
            <Fact name={text.page.next} prose={words.next} />
            <Fact name={text.page.severity} prose={severity} />
            <div>
              <dt>{text.page.here}</dt>
              <dd>
                <SeverityChoice rule={rule.id} own={own.get(rule.id) ?? null} />
              </dd>
            </div>
            <Fact
              name={text.page.languages}
              prose={rule.languages.map((language) => languageNames[language]).join(', ')}
            />
            {example !== undefined && <Fact name={text.page.example} code={example.code.trimEnd()} />}
            <Fact name={text.page.silence} code={silencingComment(rule)} />
          </dl>
          <div className="acts">
            <Button kind="plain" className="rule-close" onClick={hideRule}>
              {text.page.close}
            </Button>
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

/** The focus starts where no key changes anything. */
function focusClose(event: Event): void {
  event.preventDefault()
  document.querySelector<HTMLElement>('.rule-page .rule-close')?.focus({ preventScroll: true })
}

interface FactProps {
  readonly name: string
  readonly prose?: string
  readonly code?: string
}

function Fact({ name, prose, code }: FactProps) {
  if (prose === '') return null
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {prose !== undefined && <Prose text={prose} />}
        {code !== undefined && <pre>{code}</pre>}
      </dd>
    </div>
  )
}
