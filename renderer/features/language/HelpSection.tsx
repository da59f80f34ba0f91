import { useApp } from '../../app/stores/appStore'
import { useMac } from '../../app/useMac'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { keyText } from '../../ui/keys'
import { Check, useUpdate } from '../settings/fields'
import { SettingPart } from '../settings/SettingPart'
import { restartLanguageServer, useLanguageServer } from './languageStore'

/** The settings of the help with code. */
export function HelpSection() {
  const text = useText().codeHelp
  const isMac = useMac()
  const { languageServer, formatOnSave } = useApp((state) => state.settings)
  const isDown = useLanguageServer(({ status }) => status === 'down')
  const update = useUpdate()
  return (
    <SettingPart title={text.title}>
      <Check
        label={text.on}
        hint={text.onHint}
        value={languageServer}
        onChange={(on) => update({ languageServer: on })}
      />
      <Check
        label={text.format}
        hint={text.formatHint(keyText('save', isMac), keyText('format', isMac))}
        value={formatOnSave}
        onChange={(on) => update({ formatOnSave: on })}
      />
      {languageServer && isDown && (
        <p>
          {text.isDown}{' '}
          <Button kind="plain" small onClick={restartLanguageServer}>
            {text.restart}
          </Button>
        </p>
      )}
    </SettingPart>
  )
}
