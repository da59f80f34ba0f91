interface NodeText {
  readonly title: string
  readonly language?: 'python3' | 'javascript'
  /** Inputs and outputs by name, each with its type. */
  readonly inputs: Readonly<Record<string, string>>
  readonly outputs: Readonly<Record<string, string>>
  /** Lines of YAML between the outputs and the code. */
  readonly more?: string
  readonly code: string
}

const inputLines = ([name, type]: [string, string]): string =>
  `  - variable: ${name}\n    value_type: ${type}\n    value_selector: []\n`
const outputLines = ([name, type]: [string, string]): string => `  ${name}:\n    type: ${type}\n    children: null\n`

/** The file of a node, as Nodelab writes it. */
export function nodeText({ title, language = 'python3', inputs, outputs, more = '', code }: NodeText): string {
  const variables = Object.entries(inputs).map(inputLines).join('')
  const results = Object.entries(outputs).map(outputLines).join('')
  const head = `title: ${title}\ntype: code\nformat: 1\ncode_language: ${language}\n`
  const lines = code.replace(/^(?=.)/gm, '  ')
  return `${head}variables:\n${variables}outputs:\n${results}${more}code: |\n${lines}${code.endsWith('\n') ? '' : '\n'}`
}
