import { fileKeys } from '../../shared/dify/files'
import type { Target } from '../../shared/dify/targets/target'

/** Names that the server knows in every node and its author does not: what they are called there, and what is shown for them. */
export const hiddenNames = {
  any: { own: '_NodelabAny', shown: 'Any' },
  file: { own: '_NodelabFile', shown: 'File' },
} as const

const all = Object.values(hiddenNames)

export function isHidden(name: string): boolean {
  return all.some(({ own }) => own === name)
}

/** A text of the server as its reader is to see it. */
export function shownText(text: string): string {
  return all.reduce((shown, one) => shown.replaceAll(one.own, one.shown), text)
}

/** The stub in which pyright looks for names beside Python's own: the dict that a file is for a node of the target. */
export function builtinsStub(target: Target): string {
  const keys = fileKeys[target.fileForm].map((key) => `    ${key}: ${key === 'size' ? 'int' : 'str'}`)
  return [
    'from typing import Any, TypeAlias, TypedDict',
    `${hiddenNames.any.own}: TypeAlias = Any`,
    `class ${hiddenNames.file.own}(TypedDict):`,
    ...keys,
    '',
  ].join('\n')
}
