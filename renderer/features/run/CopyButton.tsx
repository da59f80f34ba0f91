import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { call } from '../../app/client'
import { reportError } from '../../app/stores/appStore'
import { useText } from '../../i18n/useText'
import { IconButton } from '../../ui/IconButton'

/** How long the tick stays after a copy, in milliseconds. */
const tickFor = 1500

/** Puts a text on the clipboard; `copied` is true for a moment after it is there. */
export function useCopy(): { readonly copied: boolean; readonly copy: (text: string) => void } {
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), tickFor)
    return () => clearTimeout(timer)
  }, [copied])
  const copy = (text: string): void => {
    call('clipboard.write', { text }).then(() => setCopied(true), reportError)
  }
  return { copied, copy }
}

interface CopyButtonProps {
  readonly label: string
  /** Called when it is wanted: writing a large value costs time. */
  readonly text: () => string
}

/** The icon that copies; it becomes a tick for a moment, and says so. */
export function CopyButton({ label, text }: CopyButtonProps) {
  const words = useText().run
  const { copied, copy } = useCopy()
  return (
    <>
      <IconButton label={label} small onClick={() => copy(text())}>
        {copied ? <Check size={14} /> : <Copy size={14} />}
      </IconButton>
      <output className="sr">{copied ? words.copied : ''}</output>
    </>
  )
}
