function decoded(piece: string): string {
  try {
    return decodeURIComponent(piece)
  } catch {
    // No UTF-8: it is taken as it is written.
    return piece
  }
}

/** The name or password of an address as it was meant: a `%` that encodes nothing is a `%`. */
export function decodeLogin(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, decoded)
}
