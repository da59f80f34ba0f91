import { Dialog } from 'radix-ui'
import { useRef, useState } from 'react'
import { ClearSearch } from '../../app/ClearSearch'
import { useFloats } from '../../app/floats'
import { useText } from '../../i18n/useText'
import { DialogHead } from '../../ui/DialogHead'
import { SearchField } from '../../ui/SearchField'
import { scrolls } from '../run/scrolls'
import { KeyRows } from './KeyRows'

/** The screen of all keys, found by what they do or by the key. */
export function KeyMap() {
  const isOpen = useFloats((state) => state.keyMap)
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => useFloats.setState({ keyMap: open })}>
      <Dialog.Portal>
        <Dialog.Overlay className="overlay" />
        <Dialog.Content className="dialog key-map" aria-describedby={undefined}>
          <Searched />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Searched() {
  const text = useText().actions
  const [search, setSearch] = useState('')
  const field = useRef<HTMLInputElement>(null)
  return (
    <>
      <DialogHead title={text.keyMap} close={text.close}>
        <SearchField ref={field} autoFocus label={text.keyMapHint} value={search} onChange={setSearch} />
      </DialogHead>
      <div className="key-map-rows" {...scrolls} role="group" aria-label={text.keyMap}>
        <KeyRows search={search} clear={<ClearSearch field={field} onClear={() => setSearch('')} />} />
      </div>
    </>
  )
}
