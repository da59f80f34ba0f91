/** A name and password: a password may hold an `@` that is not encoded, so all up to the last one before the path. */
const login = /(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/'"`<>]+@/gi

/** The query of an address. */
const query = /(\b[a-z][a-z0-9+.-]*:\/\/[^\s?#'"`<>]*)\?([^\s#'"`<>]+)/gi

/** Signs that end a sentence or a bracket around an address, not its query. */
const ending = /[).,;:\]]*$/

/** `?name=value&other` without what it tells: the names alone stay. */
function hideQuery(text: string): string {
  const end = ending.exec(text)?.[0] ?? ''
  const parts = text.slice(0, text.length - end.length).split('&')
  return (
    parts.map((part) => part.replace(/^([^=]*=)?.+$/s, (_, name: string | undefined) => `${name ?? ''}***`)).join('&') +
    end
  )
}

/** Hides the name and password of addresses, and the values of their queries: a log is shown, copied and sent to others. */
export function redact(text: string): string {
  return text
    .replace(login, '$1***@')
    .replace(query, (_, before: string, asked: string) => `${before}?${hideQuery(asked)}`)
}
