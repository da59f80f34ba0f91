/** What a case can expect of an output; apart from the schemas of `nodeCase.ts`, since the page needs the names at run time, and no schema. */
export const checkKinds = ['equals', 'contains', 'matches', 'type', 'close', 'length'] as const
export type CheckKind = (typeof checkKinds)[number]

/** The word of each kind in a node's file. */
export const checkWords = {
  equals: 'equals',
  contains: 'contains',
  matches: 'matches',
  type: 'type',
  close: 'close_to',
  length: 'length',
} as const satisfies Record<CheckKind, string>
