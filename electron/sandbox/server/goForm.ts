/** What a form says, each name's first value; or Go's words of what is wrong with it. */
export type GoForm = { readonly values: ReadonlyMap<string, string> } | { readonly error: string }

/** A part of a form without its escapes; null where one is none, which `fault` then shows. */
function unescape(text: string): { readonly text: string } | { readonly fault: string } {
  const fault = /%(?![0-9a-f]{2})[^]{0,2}/i.exec(text)?.[0]
  if (fault !== undefined) return { fault: `invalid URL escape ${JSON.stringify(fault)}` }
  const bytes = text
    .replaceAll('+', ' ')
    .replace(/(?:%[0-9a-f]{2})+/gi, (escapes) => Buffer.from(escapes.replaceAll('%', ''), 'hex').toString('utf8'))
  return { text: bytes }
}

/** Reads forms as Go's `net/url` does (`ParseQuery`), one after the other; the first fault is told. */
export function readGoForm(forms: readonly string[]): GoForm {
  const values = new Map<string, string>()
  let error: string | null = null
  for (const pair of forms.flatMap((form) => form.split('&')).filter((text) => text !== '')) {
    const cut = pair.includes('=') ? pair.indexOf('=') : pair.length
    const [name, value] = [unescape(pair.slice(0, cut)), unescape(pair.slice(cut + 1))]
    if (pair.includes(';')) error ??= 'invalid semicolon separator in query'
    else if ('fault' in name) error ??= name.fault
    else if ('fault' in value) error ??= value.fault
    else if (!values.has(name.text)) values.set(name.text, value.text)
  }
  return error === null ? { values } : { error }
}
