import { type ReactNode, useEffect, useId, useState } from 'react'
import { findTarget, listedTargets } from '../../../shared/dify/targets'
import type { SettingsChange } from '../../../shared/model/settings'
import { reportError, useApp } from '../../app/stores/appStore'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { KeyList } from './KeyList'
import { ServerSection } from './ServerSection'
import './settings.css'

/** The targets to choose from; one that is chosen and not listed, such as a patch release, stands among them. */
function targetOptions(chosen: string): (readonly [value: string, label: string])[] {
  const listed = listedTargets.map(({ id, name }) => [id, name] as const)
  if (listed.some(([id]) => id === chosen)) return listed
  return [[chosen, findTarget(chosen)?.name ?? chosen], ...listed]
}

function useUpdate(): (change: SettingsChange) => void {
  const update = useApp((state) => state.updateSettings)
  return (change) => void update(change).catch(reportError)
}

interface FieldProps {
  readonly label: string
  readonly hint?: string
  readonly error?: string | null
  readonly children: (ids: { id: string; 'aria-describedby': string }) => ReactNode
}

function Field({ label, hint, error, children }: FieldProps) {
  const id = useId()
  return (
    <div className="setting">
      <label htmlFor={id}>{label}</label>
      <div>
        {children({ id, 'aria-describedby': `${id}-hint` })}
        <p id={`${id}-hint`} className={error ? 'danger' : 'muted'}>
          {error ?? hint ?? ''}
        </p>
      </div>
    </div>
  )
}

interface NumberSettingProps {
  readonly label: string
  readonly hint: string
  readonly value: number
  readonly range: readonly [least: number, most: number]
  readonly onChange: (value: number) => void
}

/** A number that takes effect as soon as it is in range; what is not is said, and the old one stays. */
function NumberSetting({ label, hint, value, range, onChange }: NumberSettingProps) {
  const text = useText().settings
  const [typed, setTyped] = useState(String(value))
  const [least, most] = range
  const number = Number(typed)
  const isValid = typed.trim() !== '' && Number.isInteger(number) && number >= least && number <= most
  return (
    <Field label={label} hint={hint} error={isValid ? null : text.outOfRange(least, most)}>
      {(ids) => (
        <input
          {...ids}
          className={isValid ? 'field mono' : 'field mono bad'}
          inputMode="numeric"
          aria-invalid={!isValid}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            const next = Number(event.target.value)
            if (Number.isInteger(next) && next >= least && next <= most) onChange(next)
          }}
        />
      )}
    </Field>
  )
}

interface TextSettingProps {
  readonly label: string
  readonly hint: string
  readonly value: string
  readonly onChange: (value: string) => void
}

function TextSetting({ label, hint, value, onChange }: TextSettingProps) {
  const [typed, setTyped] = useState(value)
  return (
    <Field label={label} hint={hint}>
      {(ids) => (
        <input
          {...ids}
          className="field mono"
          value={typed}
          spellCheck={false}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={() => typed.trim() !== value && onChange(typed.trim())}
        />
      )}
    </Field>
  )
}

interface ChoiceProps<T extends string> {
  readonly label: string
  readonly value: T
  readonly options: readonly (readonly [value: T, label: string])[]
  readonly onChange: (value: T) => void
}

function Choice<T extends string>({ label, value, options, onChange }: ChoiceProps<T>) {
  return (
    <Field label={label}>
      {(ids) => (
        <select {...ids} className="field" value={value} onChange={(event) => onChange(event.target.value as T)}>
          {options.map(([option, words]) => (
            <option key={option} value={option}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

function Check({
  label,
  hint,
  value,
  onChange,
}: {
  label: string
  hint?: string
  value: boolean
  onChange: (value: boolean) => void
}) {
  return (
    <Field label={label} {...(hint === undefined ? {} : { hint })}>
      {(ids) => <input {...ids} type="checkbox" checked={value} onChange={(event) => onChange(event.target.checked)} />}
    </Field>
  )
}

/** All settings, each with what it does. They take effect as they are changed. */
export function SettingsPage() {
  const text = useText().settings
  const settings = useApp((state) => state.settings)
  const info = useApp((state) => state.info)
  const showPage = useApp((state) => state.showPage)
  const update = useUpdate()
  const { themes } = text
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
      </section>
      <ServerSection />
      <section>
        <h2>{text.packages}</h2>
        <TextSetting
          label={text.uvPath}
          hint={text.uvPathHint}
          value={settings.uvPath}
          onChange={(uvPath) => update({ uvPath })}
        />
        <TextSetting
          label={text.indexUrl}
          hint={text.indexUrlHint}
          value={settings.indexUrl}
          onChange={(indexUrl) => update({ indexUrl })}
        />
        <Check
          label={text.systemCertificates}
          hint={text.systemCertificatesHint}
          value={settings.systemCertificates}
          onChange={(systemCertificates) => update({ systemCertificates })}
        />
      </section>
      <KeyList />
      {info !== null && (
        <section>
          <h2>{text.about}</h2>
          <p className="muted">{text.versions(info.versions.nodelab, info.versions.electron)}</p>
        </section>
      )}
    </main>
  )
}
