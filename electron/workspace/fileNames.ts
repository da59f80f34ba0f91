/** Names that Windows keeps for itself, whatever follows their first dot. */
const reserved = /^(con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[\d¹²³])(?=\.|$)/i

/** What no file name may hold on one system or another, and marks that are not seen or turn the writing around. */
const refused = /[<>:"/\\|?*\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff]+/g

/** Surrogates without their other half. */
const halves = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** Bytes up to which a name is cut: systems allow 255 with the ending and with what is put behind it while the file is written. */
const maxBytes = 180

function cut(text: string): string {
  let result = ''
  for (const character of text) {
    if (Buffer.byteLength(result + character) > maxBytes) break
    result += character
  }
  return result
}

/** A file name for a title: safe on every system, letters of every writing kept. */
export function fileNameFor(title: string): string {
  const safe = title
    .normalize('NFC')
    .replace(halves, '_')
    .replace(refused, '_')
    .replace(/^[. ]+/, '')
  const name = cut(safe).replace(/[. ]+$/, '')
  if (name === '') return 'untitled'
  return reserved.test(name) ? `_${name}` : name
}

/** How names are compared on Windows and macOS. */
function folded(name: string): string {
  return name.normalize('NFC').toLowerCase()
}

/** Whether a name is taken, also where the case of letters alone differs. */
export function isTaken(wanted: string, taken: readonly string[]): boolean {
  return taken.some((name) => folded(name) === folded(wanted))
}

/** A name that is not taken yet: `name`, `name_2`, `name_3`, … */
export function freeName(wanted: string, taken: readonly string[]): string {
  const known = new Set(taken.map(folded))
  if (!known.has(folded(wanted))) return wanted
  let number = 2
  while (known.has(folded(`${wanted}_${number}`))) number += 1
  return `${wanted}_${number}`
}
