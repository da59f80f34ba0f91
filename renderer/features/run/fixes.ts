import type { CodeNode } from '../../../shared/model/node'
import { useImportlibMetadata as toImportlibMetadata } from '../../../shared/fixes/importlibMetadata'

/** What a fix makes of a node's code; null where the code has not the form that it knows. */
type Fix = (node: CodeNode) => string | null

const fixes = {
  'use-importlib-metadata': (node) => toImportlibMetadata(node.code),
} as const satisfies Record<string, Fix>

export type FixId = keyof typeof fixes

/** Whether the app can make this fix by itself. */
export function isFix(id: string | null): id is FixId {
  return id !== null && Object.hasOwn(fixes, id)
}

export function applyFix(id: FixId, node: CodeNode): string | null {
  return fixes[id](node)
}
