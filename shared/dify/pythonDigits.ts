const digit = /\p{Nd}/u

/** The value of a Unicode decimal digit. Digits come in runs of ten; the mathematical ones are five runs in a row. */
function digitValue(character: string): string {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x80) return character
  if (code >= 0x1d7ce && code <= 0x1d7ff) return String((code - 0x1d7ce) % 10)
  let value = 0
  while (value < 9 && digit.test(String.fromCodePoint(code - value - 1))) value += 1
  return String(value)
}

/** A text with the digits of every script as 0 to 9, as Python's `float` takes them. */
export function asciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, digitValue)
}
