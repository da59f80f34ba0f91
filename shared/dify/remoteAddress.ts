/** An address of a sandbox's server in its parts: `http://sandbox:8194` with an optional path before `/v1/sandbox/run`. */
const form = /^(https?):\/\/(\[[0-9a-f:.]+\]|[^\s/:?#@[\]\\]+)(:\d{1,5})?(\/[^\s?#]*)?$/i

/** Why a text is no address of a sandbox. */
export type AddressFault = 'empty' | 'scheme' | 'login' | 'form'

/** Reads an address as an author or an operator writes it: its normal form without a `/` at the end, or what is wrong with it. */
export function readAddress(
  text: string,
): { readonly address: string; readonly fault: null } | { readonly address: null; readonly fault: AddressFault } {
  const given = text.trim()
  if (given === '') return { address: null, fault: 'empty' }
  if (!/^https?:\/\//i.test(given)) return { address: null, fault: 'scheme' }
  // A name and a password in an address would be shown and logged with it.
  if (/^https?:\/\/[^/]*@/i.test(given)) return { address: null, fault: 'login' }
  const found = form.exec(given)
  const port = Number((found?.[3] ?? ':1').slice(1))
  if (found === null || port < 1 || port > 65_535) return { address: null, fault: 'form' }
  const [, scheme = '', host = '', at = '', path = ''] = found
  return { address: `${scheme.toLowerCase()}://${host.toLowerCase()}${at}${path.replace(/\/+$/, '')}`, fault: null }
}

/** Scheme, host and port of an address: a key that was given for one is not sent to another. */
export function originOf(address: string): string {
  const [, scheme = '', host = '', at] = form.exec(address) ?? []
  return `${scheme}://${host}${at ?? (scheme === 'https' ? ':443' : ':80')}`
}
