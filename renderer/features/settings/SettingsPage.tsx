import { useEffect } from 'react'
import { findTarget, listedTargets } from '../../../shared/dify/targets'
import { useApp } from '../../app/stores/appStore'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { modeChoices, modeOf, usualChoice, usualFor } from '../confinement/modeChoices'
import { HelpSection } from '../language/HelpSection'
import { PreflightSection } from '../preflight/PreflightSection'
import { ProgramSection } from '../program/ProgramSection'
import { RemoteSection } from '../remote/RemoteSection'
import { Check, Choice, NumberSetting, TextSetting, useUpdate } from './fields'
import { KeyList } from './KeyList'
import { PackageSources } from './PackageSources'
import { RunHistorySection } from './RunHistorySection'
import { ServerSection } from './ServerSection'
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

/** All settings, each with what it does. They take effect as they are changed. */
export function SettingsPage() {
  const { settings: text, confinement } = useText()
  const settings = useApp((state) => state.settings)
  const showPage = useApp((state) => state.showPage)
  const update = useUpdate()
  const { themes } = text
  const usual = usualFor(findTarget(settings.target))
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.defaultPrevented && !event.isComposing) showPage('library')
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [showPage])
  return (
    <main className="page">
      <div className="pagehead">
        <h1>{text.title}</h1>
        <Button kind="ghost" small onClick={() => showPage('library')}>
          {text.back}
        </Button>
      </div>
      <section>
        <h2>{text.look}</h2>
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
      </section>
      <section>
        <h2>{text.runs}</h2>
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
      </section>
      <HelpSection />
      <RunHistorySection />
      <ServerSection />
      <PreflightSection />
      <RemoteSection />
      <ServingSection />
      <PackageSources />
      <KeyList />
      <ProgramSection />
    </main>
  )
}
