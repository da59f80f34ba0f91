import type { CodeNode } from '../../model/node'
import type { RuleCase } from '../rule'

const main = 'def main():\n    return {"result": ""}\n'
const asks = (name: string): Partial<CodeNode> => ({ dependencies: [{ name, version: '' }] })

/** Nodes on which the rules of packages must fire, and must not. */
export const packageCases = {
  'requirement-unpinned': [
    { code: `import requests\n${main}`, requirements: 'requests\n', fires: [0] },
    { code: `import requests\n${main}`, requirements: 'requests==2.32.3\n', fires: [] },
    { code: main, requirements: 'requests\n', fires: [] },
  ],
  'requirement-of-node-alone': [
    { code: main, node: asks('pandas'), fires: [0] },
    { code: main, node: asks('pandas'), requirements: 'Pandas>=2\n', fires: [] },
    { code: main, node: asks('requests'), fires: [] },
  ],
} as const satisfies Readonly<Record<string, readonly RuleCase[]>>
