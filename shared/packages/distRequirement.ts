import { normalName } from './packageName'

/** What a package asks of another, as its metadata or a plain line of requirements has it (PEP 508). */
export interface DistRequirement {
  /** Normalised. */
  readonly name: string
  /** Normalised. */
  readonly extras: readonly string[]
  /** Its conditions or address as written, e.g. `>=2,<3`; "" for any version. */
  readonly wanted: string
  /** "" for always. */
  readonly marker: string
}

const form = /^([A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?)\s*(?:\[([^\]]*)\]\s*)?([^;]*)(?:;(.*))?$/s

/** Reads a requirement by name; null where it is none. */
export function readDistRequirement(text: string): DistRequirement | null {
  const found = form.exec(text.trim())
  if (found === null) return null
  const [, name = '', extras = '', wanted = '', marker = ''] = found
  return {
    name: normalName(name),
    extras: extras
      .split(',')
      .map((extra) => normalName(extra.trim()))
      .filter((extra) => extra !== ''),
    // Metadata of older packages has its conditions in brackets.
    wanted: wanted
      .trim()
      .replace(/^\((.*)\)$/s, '$1')
      .trim(),
    marker: marker.trim(),
  }
}
