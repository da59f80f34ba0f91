import type { CodeNode, VariableType } from '../../model/node'
import type { RuleCase } from '../rule'

const code = 'def main(**all):\n    return {"result": ""}\n'
const inputs = (value_type: VariableType, ...names: readonly string[]): Partial<CodeNode> => ({
  variables: names.map((variable) => ({ variable, value_type, value_selector: [] })),
})
const withDefault = (type: string, value: string): Partial<CodeNode> => ({
  error_strategy: 'default-value',
  default_value: [{ key: 'result', type, value }],
})
const retry = (max_retries: number, retry_interval: number): Partial<CodeNode> => ({
  retry_config: { retry_enabled: true, max_retries, retry_interval },
})
const boolean: Partial<CodeNode> = { outputs: [{ name: 'result', spec: { type: 'boolean', children: null } }] }

/** Nodes on which the rules of fields must fire, and must not. */
export const fieldCases = {
  'variable-name-refused': [
    { code, node: inputs('string', 'a-b'), fires: [0] },
    { code, node: inputs('string', '1a', 'a'.repeat(31), ''), fires: [0, 0, 0] },
    { code, node: inputs('string', 'a_1', 'B'), fires: [] },
  ],
  'variable-twice': [
    { code, node: inputs('string', 'a', 'b', 'a', 'a'), fires: [0] },
    { code, node: inputs('string', 'result'), fires: [] },
  ],
  'variable-is-keyword': [
    { code: 'def main(a):\n    return {"result": ""}\n', node: inputs('string', 'class', 'a'), fires: [0] },
    { code, node: inputs('string', 'class'), fires: [] },
    { code: 'def main(match):\n    return {"result": ""}\n', node: inputs('string', 'match'), fires: [] },
  ],
  'variable-is-file': [
    { code, node: inputs('file', 'doc'), fires: [0] },
    { code, node: inputs('array[file]', 'docs'), fires: [] },
    { code, node: inputs('array[file]', 'docs'), target: '0.11', fires: [0] },
  ],
  'type-unknown-there': [
    { code, node: boolean, target: '1.4', fires: [0] },
    { code, node: boolean, fires: [] },
  ],
  'default-not-usable': [
    { code, node: withDefault('boolean', 'true'), fires: [0] },
    { code, node: withDefault('number', '"many"'), fires: [0] },
    { code, node: withDefault('number', '"5"'), fires: [] },
    { code, node: withDefault('boolean', 'true'), target: '0.11', fires: [] },
    { code, node: { ...withDefault('boolean', 'true'), error_strategy: 'fail-branch' }, fires: [] },
  ],
  'retry-beyond-panel': [
    { code, node: retry(11, 50), fires: [0, 0] },
    { code, node: retry(10, 5000), fires: [] },
  ],
} as const satisfies Readonly<Record<string, readonly RuleCase[]>>
