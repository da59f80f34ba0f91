/**
 * A name and password: a password may hold an `@` that is not encoded, so all up to the last one before the path. What stands before `://` is not
 * looked at: from each sign of a long text that would be looked for again.
 */
const login = /:\/\/[^\s/'"`<>]+@/g

/** A stretch that an address with its query may be in. */
const stretch = /[^\s#'"`<>]+/g

/** Signs that end a sentence or a bracket around an address, not its query. */
const endSigns = ').,;:]'

/** `?name=value&other` without what it tells: the names alone stay. */
function hideQuery(text: string): string {
  let end = text.length
  while (end > 0 && endSigns.includes(text.charAt(end - 1))) end -= 1
  const parts = text.slice(0, end).split('&')
  return (
    parts.map((part) => part.replace(/^([^=]*=)?.+$/s, (_, name: string | undefined) => `${name ?? ''}***`)).join('&') +
    text.slice(end)
  )
}

function hideQueryIn(text: string): string {
  const address = text.indexOf('://')
  const asked = address < 0 ? -1 : text.indexOf('?', address)
  return asked < 0 ? text : `${text.slice(0, asked + 1)}${hideQuery(text.slice(asked + 1))}`
}

/** Hides the name and password of addresses, and the values of their queries: a log is shown, copied and sent to others. */
export function redact(text: string): string {
  return text.includes('://') ? text.replace(login, '://***@').replace(stretch, hideQueryIn) : text
}
