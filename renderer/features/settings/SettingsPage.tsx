import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { findTarget, listedTargets } from '../../../shared/dify/targets'
import { useApp } from '../../app/stores/appStore'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { CareSection } from '../care/CareSection'
import { modeChoices, modeOf, usualChoice, usualFor } from '../confinement/modeChoices'
import { HelpSection } from '../language/HelpSection'
import { PreflightSection } from '../preflight/PreflightSection'
import { ProgramSection } from '../program/ProgramSection'
import { PromisesSection } from '../program/PromisesSection'
import { RemoteSection } from '../remote/RemoteSection'
import { Check, Choice, NumberSetting, TextSetting, useUpdate } from './fields'
import { FindingContext } from './finding'
import { FindSetting } from './FindSetting'
import { KeyList } from './KeyList'
import { PackageSources } from './PackageSources'
import { RunHistorySection } from './RunHistorySection'
import { ServerSection } from './ServerSection'
import { countFound, SettingPart } from './SettingPart'
import { ServingSection } from '../serving/ServingSection'
import './settings.css'

/** The targets to choose from; one that is chosen and not listed, such as a patch release, stands among them. */
function targetOptions(chosen: string): (readonly [value: string, label: string])[] {
  const listed = listedTargets.map(({ id, name }) => [id, name] as const)
  if (listed.some(([id]) => id === chosen)) return listed
  return [[chosen, findTarget(chosen)?.name ?? chosen], ...listed]
}

/** The modules of a text, with spaces or commas between them. */
function modulesIn(text: string): string[] {
  return [...new Set(text.split(/[\s,]+/).filter((name) => name !== ''))]
}

function isModule(name: string): boolean {
  return /^[\p{L}_][\p{L}\p{N}_]*(\.[\p{L}_][\p{L}\p{N}_]*)*$/u.test(name)
}

/** How the window looks. */
function LookPart() {
  const text = useText().settings
  const settings = useApp((state) => state.settings)
  const update = useUpdate()
  const { themes } = text
  return (
    <SettingPart title={text.look}>
      <Choice
        label={text.language}
        value={settings.language ?? 'system'}
        options={[
          ['system', text.languageSystem],
          ['en', 'English'],
          ['zh-CN', '简体中文'],
        ]}
        onChange={(value) => update({ language: value === 'system' ? null : value })}
      />
      <Choice
        label={text.theme}
        value={settings.theme}
        options={[
          ['system', themes.system],
          ['light', themes.light],
          ['dark', themes.dark],
        ]}
        onChange={(theme) => update({ theme })}
      />
      <NumberSetting
        label={text.fontSize}
        hint={text.fontSizeHint}
        value={settings.fontSize}
        range={[9, 32]}
        onChange={(fontSize) => update({ fontSize })}
      />
      <Check label={text.wordWrap} value={settings.wordWrap} onChange={(wordWrap) => update({ wordWrap })} />
      <Check
        label={text.keepInStep}
        hint={text.keepInStepHint}
        value={settings.keepInStep}
        onChange={(keepInStep) => update({ keepInStep })}
      />
    </SettingPart>
  )
}

/** How nodes are run. */
function RunsPart() {
  const { settings: text, confinement } = useText()
  const settings = useApp((state) => state.settings)
  const update = useUpdate()
  const usual = usualFor(findTarget(settings.target))
  return (
    <SettingPart title={text.runs}>
      <Choice
        label={text.target}
        value={settings.target}
        options={targetOptions(settings.target)}
        onChange={(target) => update({ target })}
      />
      <Choice
        label={confinement.held}
        hint={confinement.heldHint}
        value={settings.mode ?? usualChoice}
        options={modeChoices(confinement, usual).map(([value, name]) => [value, name] as const)}
        onChange={(choice) => update({ mode: modeOf(choice) })}
      />
      <TextSetting
        label={text.preloadNever}
        hint={text.preloadNeverHint}
        value={settings.preloadNever.join(' ')}
        placeholder="matplotlib my_package.settings"
        errorOf={(typed) => (modulesIn(typed).every(isModule) ? null : text.noModule)}
        onChange={(typed) => update({ preloadNever: modulesIn(typed) })}
      />
      <NumberSetting
        label={text.timeout}
        hint={text.timeoutHint}
        value={settings.timeoutSeconds}
        range={[1, 600]}
        onChange={(timeoutSeconds) => update({ timeoutSeconds })}
      />
      <NumberSetting
        label={text.outputCap}
        hint={text.outputCapHint}
        value={settings.outputCap}
        range={[1024, 200_000_000]}
        onChange={(outputCap) => update({ outputCap })}
      />
      <Check
        label={text.runOnPause}
        hint={text.runOnPauseHint}
        value={settings.runOnPause}
        onChange={(runOnPause) => update({ runOnPause })}
      />
      <Check
        label={text.markLines}
        hint={text.markLinesHint}
        value={settings.markLines}
        onChange={(markLines) => update({ markLines })}
      />
    </SettingPart>
  )
}

/** All settings, each with what it does. They take effect as they are changed. */
export function SettingsPage() {
  const text = useText().settings
  const showPage = useApp((state) => state.showPage)
  const [query, setQuery] = useState('')
  const [count, setCount] = useState(0)
  const page = useRef<HTMLElement>(null)
  const wanted = query.trim()
  const finding = useMemo(() => ({ query: wanted, isWhole: wanted === '' }), [wanted])
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.defaultPrevented && !event.isComposing) showPage('library')
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [showPage])
  useLayoutEffect(() => {
    page.current?.scrollTo?.({ top: 0 })
    setCount(page.current === null ? 0 : countFound(page.current))
  }, [wanted])
  return (
    <main className="page" ref={page}>
      <div className="pagehead">
        <h1>{text.title}</h1>
        <FindSetting query={query} onQuery={setQuery} page={page} />
        <span className="muted" role="status">
          {wanted === '' ? '' : text.found(count)}
        </span>
        <span className="grow" />
        <Button kind="ghost" small onClick={() => showPage('library')}>
          {text.back}
        </Button>
      </div>
      <FindingContext value={finding}>
        <LookPart />
        <RunsPart />
        <HelpSection />
        <RunHistorySection />
        <ServerSection />
        <PreflightSection />
        <RemoteSection />
        <ServingSection />
        <PackageSources />
        <CareSection />
        <KeyList />
        <ProgramSection />
        <PromisesSection />
      </FindingContext>
      {wanted !== '' && count === 0 && (
        <EmptyState
          title={text.foundNone}
          action={
            <Button kind="plain" small onClick={() => setQuery('')}>
              {text.showAll}
            </Button>
          }
        >
          {text.foundNoneNext}
        </EmptyState>
      )}
    </main>
  )
}
