import { secretWords } from '../../../shared/runHistory/secretInputs'
import { useApp } from '../../app/stores/appStore'
import { useText } from '../../i18n/useText'
import { Check, NumberSetting, useUpdate } from './fields'
import { SettingPart } from './SettingPart'

/** Whether runs are kept, how long, and how much of them. */
export function RunHistorySection() {
  const text = useText().runHistory
  const settings = useApp((state) => state.settings)
  const update = useUpdate()
  return (
    <SettingPart title={text.settings}>
      <Check
        label={text.keep}
        hint={text.keepHint(secretWords.join(', '))}
        value={settings.keepRuns}
        onChange={(keepRuns) => update({ keepRuns })}
      />
      <Check
        label={text.keepServed}
        hint={text.keepServedHint(secretWords.join(', '))}
        disabled={!settings.keepRuns}
        value={settings.keepServed}
        onChange={(keepServed) => update({ keepServed })}
      />
      <NumberSetting
        label={text.days}
        hint={text.daysHint}
        value={settings.keepRunsDays}
        range={[1, 3650]}
        atEnd
        onChange={(keepRunsDays) => update({ keepRunsDays })}
      />
      <NumberSetting
        label={text.megabytes}
        hint={text.megabytesHint}
        value={settings.keepRunsMegabytes}
        range={[10, 20_000]}
        atEnd
        onChange={(keepRunsMegabytes) => update({ keepRunsMegabytes })}
      />
    </SettingPart>
  )
}
