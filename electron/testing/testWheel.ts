import { createHash } from 'node:crypto'
import { strToU8, zipSync } from 'fflate'

/** What a tiny wheel of a test says of itself. */
export interface WheelSpec {
  readonly name: string
  readonly version: string
  /** `Requires-Dist` lines, e.g. `other>=2; sys_platform == "win32"`. */
  readonly requires?: readonly string[]
  readonly requiresPython?: string
  /** Its tags, e.g. `cp314-cp314-win_amd64`; any Python on any machine unless told. */
  readonly tag?: string
  /** Further lines of its METADATA, such as `Summary: …`. */
  readonly metadata?: readonly string[]
  /** Further files in it, beside the module of its name. */
  readonly files?: Readonly<Record<string, string>>
}

/** A file as an index serves it. */
export interface ServedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** The name of a package within the names of files: `-` and `.` are `_` there. */
export function fileStem(name: string): string {
  return name.replace(/[-_.]+/g, '_').toLowerCase()
}

function sha256(bytes: Uint8Array, encoding: 'hex' | 'base64url'): string {
  return createHash('sha256').update(bytes).digest(encoding)
}

/** A wheel of one module with all that pip and uv look for in it: METADATA, WHEEL, and a RECORD with hashes and sizes. */
export function makeWheel(spec: WheelSpec): ServedFile {
  const { name, version, tag = 'py3-none-any' } = spec
  const stem = fileStem(name)
  const info = `${stem}-${version}.dist-info`
  const metadata = [
    'Metadata-Version: 2.1',
    `Name: ${name}`,
    `Version: ${version}`,
    ...(spec.requiresPython === undefined ? [] : [`Requires-Python: ${spec.requiresPython}`]),
    ...(spec.requires ?? []).map((line) => `Requires-Dist: ${line}`),
    ...(spec.metadata ?? []),
  ]
  const texts: Record<string, string> = {
    [`${stem}.py`]: `version = "${version}"\n`,
    ...spec.files,
    [`${info}/METADATA`]: `${metadata.join('\n')}\n`,
    [`${info}/WHEEL`]: `Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: ${tag}\n`,
  }
  const files = Object.fromEntries(Object.entries(texts).map(([path, text]) => [path, strToU8(text)]))
  const record = Object.entries(files).map(
    ([path, bytes]) => `${path},sha256=${sha256(bytes, 'base64url')},${bytes.length}`,
  )
  files[`${info}/RECORD`] = strToU8(`${[...record, `${info}/RECORD,,`].join('\n')}\n`)
  return { name: `${stem}-${version}-${tag}.whl`, bytes: zipSync(files, { mtime: '2020-01-01' }) }
}

/** The hash by which an index vouches for a file. */
export function hashOf({ bytes }: ServedFile): string {
  return sha256(bytes, 'hex')
}
