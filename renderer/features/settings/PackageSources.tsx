import { useState } from 'react'
import { indexPresets, type Preset, presetOf, pythonMirrors } from '../../../shared/packages/indexPresets'
import { useApp } from '../../app/stores/appStore'
import { useSources } from '../../app/stores/sourceStore'
import { call } from '../../app/client'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { SourceAnswers } from '../packages/IndexSection'
import { attempt } from '../run/attempt'
import { Check, Choice, Row, TextSetting, useUpdate } from './fields'
import { packagesSectionId } from './packagesPlace'
import { SettingPart } from './SettingPart'

/** What stands for "none", and for an address of the author's own, among presets. */
const none = 'none'
const own = 'own'

interface AddressProps {
  readonly label: string
  readonly hint: string
  readonly ownLabel: string
  readonly noneLabel: string
  readonly presets: readonly Preset[]
  readonly value: string
  readonly onChange: (url: string) => void
}

const isAddress = (url: string): boolean => /^https?:\/\/[^\s/]+/i.test(url)

/** An address that is one of the presets, none, or the author's own; only the last is typed. */
function AddressSetting({ label, hint, ownLabel, noneLabel, presets, value, onChange }: AddressProps) {
  const text = useText().sources
  const language = useApp((state) => state.language)
  const [isTyping, setTyping] = useState(false)
  const known = value === '' ? none : (presetOf(value, presets)?.id ?? own)
  const chosen = isTyping ? own : known
  const choose = (id: string): void => {
    setTyping(id === own)
    if (id !== own) onChange(presets.find((preset) => preset.id === id)?.url ?? '')
  }
  return (
    <>
      <Choice
        label={label}
        hint={hint}
        value={chosen}
        options={[
          [none, noneLabel],
          ...presets.map(({ id, names }) => [id, names[language]] as const),
          [own, text.own],
        ]}
        onChange={choose}
      />
      {chosen === own && (
        <TextSetting
          label={ownLabel}
          hint={text.ownHint}
          value={known === own ? value : ''}
          placeholder="https://"
          errorOf={(url) => (url === '' || isAddress(url) || url.startsWith('file://') ? null : text.noAddress)}
          onChange={(url) => {
            if (url !== '') onChange(url)
          }}
        />
      )}
    </>
  )
}

/** A file that is chosen by the system's dialog. */
function CertificateFile() {
  const text = useText().sources
  const caFile = useApp((state) => state.settings.caFile)
  const update = useUpdate()
  const choose = async (): Promise<void> => {
    const chosen = await call('sources.chooseCertificates', null)
    if (chosen !== null) update({ caFile: chosen.path })
  }
  return (
    <Row label={text.caFile} hint={text.caFileHint}>
      <div className="setting-acts">
        {caFile !== '' && (
          <span className="mono ell" title={caFile}>
            {caFile}
          </span>
        )}
        <Button kind="plain" small onClick={() => attempt(choose())}>
          {text.chooseFile}
        </Button>
        {caFile !== '' && (
          <Button kind="ghost" small onClick={() => update({ caFile: '' })}>
            {text.noFile}
          </Button>
        )}
      </div>
    </Row>
  )
}

/** Where packages and Pythons come from, and the way to there. */
export function PackageSources() {
  const words = useText()
  const text = words.sources
  const settings = useApp((state) => state.settings)
  const check = useSources((state) => state.check)
  const checking = useSources((state) => state.checking)
  const update = useUpdate()
  const isPreset = presetOf(settings.indexUrl) !== null
  return (
    <SettingPart title={words.settings.packages} id={packagesSectionId} aria-label={words.settings.packages}>
      <AddressSetting
        label={text.packageIndex}
        hint={text.packageIndexHint}
        ownLabel={text.indexAddress}
        noneLabel={text.ofMachine}
        presets={indexPresets}
        value={settings.indexUrl}
        onChange={(indexUrl) => update({ indexUrl })}
      />
      <Row label={text.testLabel}>
        <Button kind="plain" small disabled={checking} onClick={() => attempt(check())}>
          {text.test}
        </Button>
        <div aria-live="polite">
          <SourceAnswers />
        </div>
      </Row>
      <Check
        label={text.tryMirrors}
        hint={isPreset ? text.tryMirrorsHint : text.tryMirrorsUnused}
        value={settings.tryMirrors}
        onChange={(tryMirrors) => update({ tryMirrors })}
      />
      <TextSetting
        label={text.extraIndexes}
        hint={text.extraIndexesHint}
        value={settings.extraIndexUrls.join(' ')}
        errorOf={(typed) => (typed.split(/\s+/).every((url) => url === '' || isAddress(url)) ? null : text.noAddress)}
        onChange={(typed) => update({ extraIndexUrls: typed.split(/\s+/).filter((url) => url !== '') })}
      />
      <AddressSetting
        label={text.pythonMirror}
        hint={text.pythonMirrorHint}
        ownLabel={text.mirrorAddress}
        noneLabel={text.pythonOfficial}
        presets={pythonMirrors}
        value={settings.pythonMirror}
        onChange={(pythonMirror) => update({ pythonMirror })}
      />
      <TextSetting
        label={text.proxy}
        hint={text.proxyHint}
        value={settings.proxyUrl}
        placeholder="http://"
        errorOf={(url) => (url === '' || /^(https?|socks5h?):\/\/\S+$/i.test(url) ? null : text.noProxy)}
        onChange={(proxyUrl) => update({ proxyUrl })}
      />
      <Check
        label={words.settings.systemCertificates}
        hint={words.settings.systemCertificatesHint}
        value={settings.systemCertificates}
        onChange={(systemCertificates) => update({ systemCertificates })}
      />
      <CertificateFile />
      <Check
        label={text.offline}
        hint={text.offlineHint}
        value={settings.offline}
        onChange={(offline) => update({ offline })}
      />
      <TextSetting
        label={words.settings.uvPath}
        hint={words.settings.uvPathHint}
        value={settings.uvPath}
        onChange={(uvPath) => update({ uvPath })}
      />
    </SettingPart>
  )
}
