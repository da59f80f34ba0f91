import { normalName } from './packageName'
import { readRequirements } from './requirementsFile'

/** The file of a workspace with the packages of the author's server. */
export const serverListFileName = 'server-packages.txt'

/** A package as a server's list has it. */
export interface ServerPackage {
  /** As it is written there. */
  readonly name: string
  /** The versions that it can be: `==2.2.3`, `>=2,<3`; "" where that is not said. */
  readonly specifier: string
}

/** The packages of a server by their names, as indexes compare them. */
export type ServerList = ReadonlyMap<string, ServerPackage>

/** A row of `pip list`, which may have an editable package's folder behind the version. */
const tableRow = /^([A-Za-z0-9][\w.-]*)\s+(\d[\w.!+-]*)(?:\s+\S.*)?$/

interface Named {
  readonly name: string
  readonly version: string
}

const isNamed = (one: unknown): one is Named =>
  typeof one === 'object' &&
  one !== null &&
  typeof (one as Partial<Named>).name === 'string' &&
  typeof (one as Partial<Named>).version === 'string'

/** What `pip list --format=json` and the sandbox's own route of dependencies print; null where a text is neither. */
function fromJson(text: string): Named[] | null {
  if (!/^\s*[[{]/.test(text)) return null
  try {
    const read: unknown = JSON.parse(text)
    const { data, dependencies } = read as {
      readonly data?: { readonly dependencies?: unknown }
      dependencies?: unknown
    }
    const list = Array.isArray(read) ? read : (data?.dependencies ?? dependencies)
    return Array.isArray(list) ? list.filter(isNamed) : null
  } catch (error) {
    // A text that only begins like JSON is read line by line.
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/**
 * The packages of a server: from its python-requirements.txt, from what `pip freeze` or `pip list` (as JSON too) prints there, or from what its sandbox tells
 * of its dependencies. The last line of a package counts. Null where the text names none: then nothing is known of the server.
 */
export function readServerList(text: string): ServerList | null {
  const found = new Map<string, ServerPackage>()
  const named = fromJson(text)
  for (const { name, version } of named ?? []) {
    found.set(normalName(name), { name, specifier: version === '' ? '' : `==${version}` })
  }
  for (const { name, written, kind, specifier, text: line } of named === null ? readRequirements(text).entries : []) {
    const [, listed, version = ''] = tableRow.exec(line.trim()) ?? []
    if (listed !== undefined) found.set(normalName(listed), { name: listed, specifier: `==${version}` })
    else if (name !== '' && kind !== 'broken') found.set(name, { name: written, specifier })
  }
  return found.size === 0 ? null : found
}
