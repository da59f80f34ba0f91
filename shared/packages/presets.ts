import { readRequirements } from './requirementsFile'

/** A named set of packages: the lines of requirements that it adds. */
export interface PackagePreset {
  readonly name: string
  readonly lines: readonly string[]
}

/** Presets that come with Nodelab, by the name under which the page has their words. They name no versions: those are found when one is taken. */
export const knownPresets = {
  data: ['pandas', 'numpy', 'openpyxl', 'matplotlib'],
  documents: ['python-docx', 'pypdf', 'lxml'],
  web: ['httpx', 'beautifulsoup4', 'lxml'],
  text: ['rapidfuzz', 'jieba'],
} as const satisfies Readonly<Record<string, readonly string[]>>

/** Targets that come with Nodelab as presets: their base alone, without packages of the author's. */
export const plainTargets = ['dify-0.11', 'dify-1.16'] as const

/** A part of the file: what stands before the first head, or a head `[name]` with the lines below it. */
interface Section {
  /** Null for what stands before the first head. */
  readonly name: string | null
  /** With its line ends, the head's as well. */
  readonly text: string
}

const headLine = /^[ \t]*\[([^\r\n]*)\][ \t]*$/

/** The parts of the workspace's own presets; joined they are the text, to the byte. */
function sectionsOf(text: string): Section[] {
  const lines = text.match(/[^\r\n]*(?:\r\n|\r|\n|$)/g)?.filter((line) => line !== '') ?? []
  const sections: { name: string | null; text: string }[] = []
  for (const line of lines) {
    const name = headLine.exec(line.replace(/^\uFEFF/, '').replace(/[\r\n]+$/, ''))?.[1]?.trim()
    const last = sections.at(-1)
    if (name !== undefined && name !== '') sections.push({ name, text: line })
    else if (last === undefined) sections.push({ name: null, text: line })
    else last.text += line
  }
  return sections
}

function bodyOf({ text }: Section): string {
  return text.replace(/^[^\r\n]*(?:\r\n|\r|\n|$)/, '')
}

/** The presets that a text names: each a `[name]`, and below it the lines of its requirements. Comments and blank lines are nothing. */
export function readPresets(text: string): PackagePreset[] {
  return sectionsOf(text).flatMap((section) => {
    if (section.name === null) return []
    const { entries } = readRequirements(bodyOf(section))
    const lines = entries.filter(({ kind }) => kind !== 'comment' && kind !== 'blank').map((entry) => entry.text.trim())
    return [{ name: section.name, lines }]
  })
}

/** Whether a preset can have this name. */
export function isPresetName(name: string): boolean {
  return /\S/.test(name) && !/[[\]\r\n]/.test(name)
}

const intro = '# Presets of packages: a [name], and below it the lines that it adds to python-requirements.txt.\n'

/** The text with one more preset at its end; one of that name is replaced in its place. All else stays to the byte. */
export function withPreset(text: string, { name, lines }: PackagePreset): string {
  const end = /\r\n|\r|\n/.exec(text)?.[0] ?? '\n'
  const body = [`[${name.trim()}]`, ...lines].map((line) => line + end).join('')
  const sections = sectionsOf(text)
  const at = sections.findIndex((section) => section.name === name.trim())
  if (at >= 0) {
    return sections.map((section, index) => (index === at ? body : section.text)).join('')
  }
  if (text === '') return `${intro}\n${body}`
  return `${text}${/[\r\n]$/.test(text) ? '' : end}${/(?:\r\n\r\n|\n\n|\r\r)$/.test(text) ? '' : end}${body}`
}

/** The text with a preset under another name. */
export function withPresetRenamed(text: string, from: string, to: string): string {
  return sectionsOf(text)
    .map((section) =>
      section.name === from ? section.text.replace(/\[[^\r\n]*\]/, () => `[${to.trim()}]`) : section.text,
    )
    .join('')
}

/** The text without a preset. */
export function withoutPreset(text: string, name: string): string {
  return sectionsOf(text)
    .filter((section) => section.name !== name)
    .map((section) => section.text)
    .join('')
}

/**
 * The text with a preset that was taken from `before`: as it was, with its comments and in its place, or at the end where another hand wrote
 * meanwhile.
 */
export function withPresetBack(text: string, before: string, preset: PackagePreset): string {
  return text === withoutPreset(before, preset.name) ? before : withPreset(text, preset)
}
