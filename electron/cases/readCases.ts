import type { CodeNode } from '../../shared/model/node'
import { casesIn, type ReadCases } from '../workspace/caseReader'
import { parseNodeText } from '../workspace/nodeDocument'

/** Reads the cases of a node file's text. A case that is wrong is told with its line, and left out. */
export function readCases(text: string, node: CodeNode): ReadCases {
  return casesIn(parseNodeText(text), node)
}
