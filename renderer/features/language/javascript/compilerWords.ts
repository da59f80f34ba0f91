import type { DisplayPart, Documented } from 'monaco-editor/languages/features/typescript/lib/typescriptServices'

/** LSP's numbers of what a completion stands for, by the compiler's names. */
const kinds: Readonly<Record<string, number>> = {
  keyword: 14,
  function: 3,
  'local function': 3,
  method: 2,
  construct: 4,
  property: 10,
  getter: 10,
  setter: 10,
  var: 6,
  let: 6,
  const: 21,
  'local var': 6,
  parameter: 6,
  class: 7,
  interface: 8,
  type: 8,
  enum: 13,
  'enum member': 20,
  module: 9,
  'external module name': 9,
  string: 12,
}

export function kindOf(kind: string): number {
  return kinds[kind] ?? 1
}

export function plainText(parts: readonly DisplayPart[] | undefined): string {
  return (parts ?? []).map(({ text }) => text).join('')
}

/** A declaration and what is written of it, as Markdown. */
export function described(declaration: string, { documentation, tags = [] }: Documented): string {
  const shown = declaration === '' ? '' : `\`\`\`javascript\n${declaration}\n\`\`\``
  const told = tags
    .filter(({ name }) => ['deprecated', 'param', 'returns', 'throws'].includes(name))
    .map(({ name, text }) => `*@${name}* ${plainText(text)}`)
  return [shown, plainText(documentation), ...told].filter((part) => part !== '').join('\n\n')
}
