/** A part of an address that is put in when it is read, such as `${TOKEN}`, tells nothing. */
const variable = /\$\{\w+\}/g

const secretName = /token|secret|passw|key|auth|sig/i

function tells(part: string): boolean {
  return part.replace(variable, '').replace(/[:*]/g, '') !== ''
}

/** Whether an address in a line holds a name and a password, or such a value in its query. The name alone of an SSH address is no secret. */
function holdsSecret(line: string): boolean {
  for (const [, scheme = '', login = ''] of line.matchAll(/\b([a-z][a-z0-9+.-]*):\/\/([^\s/'"`<>]+)@/gi)) {
    if (/(?:^|\+)ssh$/i.test(scheme) && !login.includes(':')) continue
    if (tells(login)) return true
  }
  return [...line.matchAll(/:\/\/[^\s?]*\?(\S*)/g)].some(([, query = '']) =>
    [...query.matchAll(/([^=&#]+)=([^&#]*)/g)].some(
      ([, name = '', value = '']) => secretName.test(name) && tells(value),
    ),
  )
}

/** The number of the first line that holds a login, from 1; null where none does. Comments count: a file is handed on with them. */
export function secretLine(text: string): number | null {
  const at = text.split(/\r\n|\r|\n/).findIndex(holdsSecret)
  return at === -1 ? null : at + 1
}
