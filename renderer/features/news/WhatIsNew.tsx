import { useText } from '../../i18n/useText'
import { Spans } from '../../ui/Markdown'
import { ReadingDialog } from '../../ui/ReadingDialog'
import { useNews } from './newsStore'
import './news.css'

/** What the versions brought, the newest first. */
export function WhatIsNew() {
  const text = useText().tour
  const { shown, close } = useNews()
  return (
    <ReadingDialog title={text.newsTitle} close={text.close} className="news" isOpen={shown !== null} onClose={close}>
      {shown?.length === 0 && <p className="muted">{text.noNews}</p>}
      {shown?.map(({ version, date, items }) => (
        <section key={version}>
          <h3>
            {text.newsOf(version)} <span className="muted">{date}</span>
          </h3>
          <ul className="md-list">
            {items.map((item, at) => (
              <li key={at}>
                <Spans spans={item} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </ReadingDialog>
  )
}
