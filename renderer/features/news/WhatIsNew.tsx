import { X } from 'lucide-react'
import { Dialog } from 'radix-ui'
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
  return (
    <Dialog.Root open={shown !== null} onOpenChange={(open) => !open && close()}>
      <Dialog.Portal>
        <Dialog.Overlay className="overlay" />
        <Dialog.Content className="dialog news" aria-describedby={undefined}>
          <header className="news-head">
            <Dialog.Title>{text.newsTitle}</Dialog.Title>
            <Dialog.Close asChild>
              <IconButton label={text.close}>
                <X size={16} />
              </IconButton>
            </Dialog.Close>
          </header>
          <div className="news-body" {...scrolls} role="group" aria-label={text.newsTitle}>
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
