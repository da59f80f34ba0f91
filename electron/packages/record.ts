/** A file that an installed package brought. `path` is from site-packages, with `/` between folders; `bytes` null where it is not told. */
export interface RecordedFile {
  readonly path: string
  readonly bytes: number | null
}

const quotedRow = /^"((?:[^"]|"")*)",[^,]*,(\d*)$/

/** The path and size of a row; a path with a comma or a quote in it stands in quotes. */
function readRow(line: string): readonly [path: string, size: string] | null {
  if (line.startsWith('"')) {
    const [, path = '', size = ''] = quotedRow.exec(line) ?? []
    return path === '' ? null : [path.replaceAll('""', '"'), size]
  }
  // RECORDs of large packages have thousands of rows.
  const last = line.lastIndexOf(',')
  const first = line.indexOf(',')
  return first < 1 || last === first ? null : [line.slice(0, first), line.slice(last + 1)]
}

/** Reads a RECORD: CSV rows of path, hash and size. Rows that are none are left out. */
export function readRecord(text: string): RecordedFile[] {
  const files: RecordedFile[] = []
  for (const line of text.split(/\r?\n/)) {
    const found = readRow(line)
    if (found === null) continue
    const [path, size] = found
    files.push({ path: path.replaceAll('\\', '/'), bytes: /^\d+$/.test(size) ? Number(size) : null })
  }
  return files
}
