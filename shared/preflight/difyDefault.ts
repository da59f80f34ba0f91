import type { Target } from '../dify/targets/target'
import type { CodeNode } from '../model/node'

const emptyOf: Readonly<Record<string, string>> = { string: '""', number: '0', object: '{}' }

/** A `main` that takes the node's inputs and returns its outputs, empty ones, for an author who has none yet. */
export function difyDefault(_: Target, { code_language, variables, outputs }: CodeNode): string {
  const names = variables.map(({ variable }) => variable).filter((name) => /^[A-Za-z_]\w*$/.test(name))
  const isPython = code_language === 'python3'
  const boolean = isPython ? 'False' : 'false'
  const members = outputs.map(({ name, spec: { type } }) => {
    const value = emptyOf[type] ?? (type === 'boolean' ? boolean : '[]')
    return `${isPython ? '        ' : '    '}${JSON.stringify(name)}: ${value},\n`
  })
  if (isPython) return `def main(${names.join(', ')}):\n    return {\n${members.join('')}    }\n`
  return `function main({${names.join(', ')}}) {\n  return {\n${members.join('')}  }\n}\n`
}
