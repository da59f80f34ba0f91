import type { Follow } from '../ui/Markdown'
import { call } from './client'
import { reportError } from './stores/appStore'

/** What a click on a link to the web does: it opens in the system's browser, if main lets it. Null for any other link. */
export const openLink: Follow = (to) => {
  if (!to.startsWith('https://')) return null
  return () => {
    call('link.open', { url: to }).catch(reportError)
  }
}
