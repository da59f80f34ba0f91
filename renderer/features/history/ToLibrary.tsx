import { useApp } from '../../app/stores/appStore'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'

/** From a page of the history on which nothing is yet: to where things are done that are kept. */
export function ToLibrary() {
  const text = useText().history
  const showPage = useApp((state) => state.showPage)
  return (
    <Button kind="plain" small onClick={() => showPage('library')}>
      {text.toLibrary}
    </Button>
  )
}
