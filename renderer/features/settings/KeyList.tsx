import { useText } from '../../i18n/useText'
import { KeyRows } from '../actions/KeyRows'

/** The keys of the app. */
export function KeyList() {
  const text = useText().settings
  return (
    <section>
      <h2>{text.keys}</h2>
      <KeyRows search="" />
    </section>
  )
}
