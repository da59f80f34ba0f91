/** A file that an installed package brought. `path` is from site-packages, with `/` between folders; `bytes` null where it is not told. */
export interface RecordedFile {
  readonly path: string
  readonly bytes: number | null
}

const row = /^(?:"((?:[^"]|"")*)"|([^,]*)),[^,]*,(\d*)$/

/** Reads a RECORD: CSV rows of path, hash and size. Rows that are none are left out. */
export function readRecord(text: string): RecordedFile[] {
  const files: RecordedFile[] = []
  for (const line of text.split(/\r?\n/)) {
    const found = row.exec(line)
    if (found === null) continue
    const [, quoted, plain = '', size = ''] = found
    const path = (quoted === undefined ? plain : quoted.replaceAll('""', '"')).replaceAll('\\', '/')
    if (path !== '') files.push({ path, bytes: size === '' ? null : Number(size) })
  }
  return files
}
