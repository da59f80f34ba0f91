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
const outputs = (...names: readonly string[]): Partial<CodeNode> => ({
  outputs: names.map((name) => ({ name, spec: { type: 'string', children: null } })),
})
/** An Object whose member has members of its own, by these names. */
const deep = (...names: readonly string[]): Partial<CodeNode> => {
  const children = names.map((name) => ({ name, spec: { type: 'string' as const, children: null } }))
  const inner = { name: 'inner', spec: { type: 'object' as const, children } }
  return { outputs: [{ name: 'result', spec: { type: 'object', children: [inner] } }] }
}
const boolean: Partial<CodeNode> = { outputs: [{ name: 'result', spec: { type: 'boolean', children: null } }] }

/** Nodes on which the rules of fields must fire, and must not. */
export const fieldCases = {
  'variable-name-refused': [
    { code, node: inputs('string', 'a-b'), fires: [0] },
    { code, node: inputs('string', '1a', 'a'.repeat(31), ''), fires: [0, 0, 0] },
    { code, node: inputs('string', 'a_1', 'B'), fires: [] },
    { code, node: deep('a b', ''), fires: [0, 0], severity: 'warning', params: { name: 'result.inner.a b' } },
    { code, node: deep('a', 'b'), fires: [] },
  ],
  'variable-twice': [
    { code, node: inputs('string', 'a', 'b', 'a', 'a'), fires: [0] },
    { code, node: inputs('string', 'result'), fires: [] },
    { code, node: outputs('result', 'other', 'result'), fires: [0], severity: 'error', params: { name: 'result' } },
    { code, node: deep('a', 'b', 'a'), fires: [0], params: { name: 'result.inner.a' } },
    { code, node: deep('result', 'inner'), fires: [] },
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
    { code, node: withDefault('object', '"{a: 1}"'), fires: [0], severity: 'error' },
    { code, node: withDefault('array[string]', '"[1,"'), fires: [0] },
    { code, node: withDefault('array[object]', '"[1]"'), fires: [0] },
    { code, node: withDefault('object', '"{\\"a\\": 1}"'), fires: [] },
    { code, node: withDefault('boolean', 'true'), target: '0.11', fires: [] },
    { code, node: { ...withDefault('boolean', 'true'), error_strategy: 'fail-branch' }, fires: [] },
  ],
  'input-type-not-there': [
    { code, node: inputs('boolean', 'a'), target: '1.7', fires: [0], severity: 'warning', params: { name: 'a' } },
    { code, node: inputs('array[boolean]', 'a'), target: '0.11', fires: [0] },
    { code, node: inputs('boolean', 'a'), fires: [] },
  ],
  'error-handling-ignored': [
    { code, node: { error_strategy: 'fail-branch' }, target: '0.11', fires: [0], severity: 'warning' },
    { code, node: { error_strategy: 'fail-branch' }, target: '1.0', fires: [] },
    { code, target: '0.11', fires: [] },
  ],
  'retry-ignored': [
    { code, node: retry(3, 1000), target: '0.11', fires: [0], severity: 'warning' },
    { code, node: retry(3, 1000), target: '1.0', fires: [] },
    { code, target: '0.11', fires: [] },
  ],
  'retry-beyond-panel': [
    { code, node: retry(11, 50), fires: [0, 0] },
    { code, node: retry(10, 5000), fires: [] },
  ],
} as const satisfies Readonly<Record<string, readonly RuleCase[]>>
