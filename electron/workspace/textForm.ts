/** Whether every line of a text ends as Windows ends lines. */
function isCrlf(text: string): boolean {
  return text.includes('\r\n') && !/(?<!\r)\n/.test(text)
}

/** An edited text in the form of the file that it came from: an editor's field drops a BOM and turns CRLF into LF. */
export function inFormOf(disk: string, text: string): string {
  const lines = isCrlf(disk) && !text.includes('\r') ? text.replaceAll('\n', '\r\n') : text
  return disk.startsWith('\uFEFF') && !text.startsWith('\uFEFF') ? `\uFEFF${lines}` : lines
}
