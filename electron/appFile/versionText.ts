import type { CodeNode } from '../../shared/model/node'
import { ProblemError } from '../../shared/problems'
import { newNodeText } from '../workspace/nodeText'
import { asInApp } from './appEdit'

/** A node of an app file as a version of it is kept: as a node file; null for one that no node file can hold. */
export function versionText(node: CodeNode): string | null {
  try {
    return newNodeText(asInApp(node))
  } catch (error) {
    if (error instanceof ProblemError) return null
    throw error
  }
}
