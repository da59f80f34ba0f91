/** A part of an address that is put in when it is read, such as `${TOKEN}`, tells nothing. */
const variable = /\$\{\w+\}/g

const secretName = /token|secret|passw|key|auth|sig/i

function tells(part: string): boolean {
  return part.replace(variable, '').replace(/[:*]/g, '') !== ''
}

/** Whether a part of a query is such as `token=abc`. */
function isSecret(part: string): boolean {
  const said = part.replace(/^=+/, '')
  const [name = ''] = said.split('=', 1)
  return secretName.test(name) && tells(said.slice(name.length + 1))
}

/** Whether an address in a line holds a name and a password, or such a value in its query. The name alone of an SSH address is no secret. */
function holdsSecret(line: string): boolean {
  for (const { 1: login = '', index } of line.matchAll(/:\/\/([^\s/'"`<>]+)@/g)) {
    if (/(?:^|[^\w.-])ssh$/i.test(line.slice(Math.max(0, index - 4), index)) && !login.includes(':')) continue
    if (tells(login)) return true
  }
  return line.split(/\s/).some((word) => {
    const address = word.indexOf('://')
    // A second address in the same word may have a query of its own.
    const asked = address < 0 ? [] : word.slice(address).split(/[?&#]/).slice(1)
    return asked.some(isSecret)
  })
}

/** The number of the first line that holds a login, from 1; null where none does. Comments count: a file is handed on with them. */
export function secretLine(text: string): number | null {
  const at = text.split(/\r\n|\r|\n/).findIndex(holdsSecret)
  return at === -1 ? null : at + 1
}
