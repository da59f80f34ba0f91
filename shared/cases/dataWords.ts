/** Names of what a run over the rows of a file knows; apart from the schemas of `caseData.ts`, since the page needs them at run time, and no schema. */

/** Encodings that a file of rows may have, by their names of the web; UTF-8 and UTF-16 with or without a mark at the beginning. */
export const dataEncodings = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be', 'big5', 'windows-1252'] as const
export type DataEncoding = (typeof dataEncodings)[number]

/** What separates cells. */
export const dataDelimiters = [',', '\t', ';', '|'] as const

/** An empty cell is an empty text, or is left out: an input has its sample then, and nothing is expected. */
export const emptyCells = ['text', 'left-out'] as const
export type EmptyCells = (typeof emptyCells)[number]

/**
 * Why a row did not pass: its outputs differ, the node failed, it failed with other words, it did not fail; the row can't be read as a case; it could
 * not be run.
 */
export const failureKinds = ['outputs', 'error', 'other-error', 'no-error', 'row', 'broken'] as const
export type FailureKind = (typeof failureKinds)[number]
