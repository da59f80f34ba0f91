import { X } from 'lucide-react'
import { Dialog } from 'radix-ui'
import { useRef } from 'react'
import { useText } from '../../i18n/useText'
import { IconButton } from '../../ui/IconButton'
import { Prose } from '../run/Prose'
import { scrolls } from '../run/scrolls'
import { useNews } from './newsStore'
import './news.css'

/** What the versions brought, the newest first. */
export function WhatIsNew() {
  const text = useText().tour
  const { shown, close } = useNews()
  const body = useRef<HTMLDivElement>(null)
  // What is read has the focus: on the button its tooltip would take the first Escape.
  const toBody = (event: Event): void => {
    event.preventDefault()
    body.current?.focus()
  }
  return (
    <Dialog.Root open={shown !== null} onOpenChange={(open) => !open && close()}>
      <Dialog.Portal>
        <Dialog.Overlay className="overlay" />
        <Dialog.Content className="dialog news" aria-describedby={undefined} onOpenAutoFocus={toBody}>
          <div className="news-head">
            <Dialog.Title>{text.newsTitle}</Dialog.Title>
            <Dialog.Close asChild>
              <IconButton label={text.close}>
                <X size={16} />
              </IconButton>
            </Dialog.Close>
          </div>
          <div ref={body} className="news-body" {...scrolls} role="group" aria-label={text.newsTitle}>
            {shown?.length === 0 && <p className="muted">{text.noNews}</p>}
            {shown?.map(({ version, date, items }) => (
              <section key={version}>
                <h3>
                  {text.newsOf(version)} <span className="muted">{date}</span>
                </h3>
                <ul>
                  {items.map((item) => (
                    <li key={item}>
                      <Prose text={item.replaceAll('*', '')} />
                    </li>
                  ))}
                </ul>
              </section>
            ))}
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
