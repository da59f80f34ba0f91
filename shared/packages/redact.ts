/** Hides the name and password of addresses: a log is shown, copied and sent to others. */
export function redact(text: string): string {
  return text.replace(/(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/@'"`<>]+@/gi, '$1***@')
}
