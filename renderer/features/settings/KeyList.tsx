import { useContext } from 'react'
import { useText } from '../../i18n/useText'
import { KeyRows } from '../actions/KeyRows'
import { FindingContext } from './finding'
import { SettingPart } from './SettingPart'

/** The keys of the app: those that are looked for. */
export function KeyList() {
  const text = useText().settings
  return (
    <SettingPart title={text.keys}>
      <FoundKeys />
    </SettingPart>
  )
}

function FoundKeys() {
  const { query, isWhole } = useContext(FindingContext)
  return <KeyRows search={isWhole ? '' : query} />
}
