import type { CodeNode } from '../../model/node'
import type { RuleCase } from '../rule'

const main = 'def main():\n    return {"result": ""}\n'
const asks = (name: string): Partial<CodeNode> => ({ dependencies: [{ name, version: '' }] })

const tables: RuleCase['packages'] = [
  { name: 'tables', version: '2.1', neededBy: ['charts'] },
  { name: 'charts', version: '1.0', neededBy: [] },
]

/** Nodes on which the rules of packages must fire, and must not. */
export const packageCases = {
  'requirement-unpinned': [
    {
      code: `import requests\n${main}`,
      requirements: 'requests\n',
      fires: [0],
      offers: [{ kind: 'require', name: 'requests==2.32.3' }],
    },
    { code: `import requests\n${main}`, requirements: 'requests==2.32.3\n', fires: [] },
    { code: main, requirements: 'requests\n', fires: [] },
  ],
  'requirement-of-node-alone': [
    { code: main, node: asks('pandas'), fires: [0] },
    { code: main, node: asks('pandas'), requirements: 'Pandas>=2\n', fires: [] },
    { code: main, node: asks('requests'), fires: [] },
  ],
  'requirement-not-on-server': [
    { code: `import tables\n${main}`, packages: tables, serverList: 'other==1\n', fires: [1] },
    { code: `import tables\n${main}`, packages: tables, serverList: 'Tables\n', fires: [] },
    // What a listed package needs is there.
    { code: `import tables\n${main}`, packages: tables, serverList: 'charts==1.0\n', fires: [] },
    { code: `import tables\n${main}`, packages: tables, fires: [] },
    {
      code: `try:\n    import tables\nexcept ImportError:\n    tables = None\n${main}`,
      packages: tables,
      serverList: 'other\n',
      fires: [],
    },
    { code: `import requests\n${main}`, serverList: 'other==1\n', fires: [] },
  ],
  'requirement-differs': [
    {
      code: `import os\nimport requests\n${main}`,
      serverList: 'requests==2.31.0\n',
      fires: [2],
      severity: 'warning',
      offers: [{ kind: 'require', name: 'requests==2.31.0' }],
    },
    { code: `import requests\n${main}`, serverList: 'requests>=3\n', fires: [1] },
    { code: `import requests\n${main}`, serverList: 'requests>=2,<3\n', fires: [] },
    { code: `import requests\n${main}`, serverList: 'requests\n', fires: [] },
    { code: `import requests\n${main}`, fires: [] },
    { code: main, serverList: 'requests==2.31.0\n', fires: [] },
  ],
} as const satisfies Readonly<Record<string, readonly RuleCase[]>>
