import type { CodeNode } from '../../shared/model/node'
import { casesIn, type ReadCases } from '../workspace/caseReader'
import { parseNodeText } from '../workspace/nodeDocument'
import { yamlProblem } from '../workspace/yamlProblem'

/** Reads the cases of a text, a node file's or one of cases alone. A case that is wrong is told with its line, and left out; a text that is no YAML has none. */
export function readCases(text: string, node: CodeNode): ReadCases {
  const parsed = parseNodeText(text)
  const [error, ...others] = parsed.document.errors
  if (error === undefined) return casesIn(parsed, node)
  return {
    cases: [],
    lines: [],
    problems: [yamlProblem([error, ...others], parsed.source)],
    isWhole: false,
    leftOut: 0,
  }
}
