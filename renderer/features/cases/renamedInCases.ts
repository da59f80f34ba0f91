import type { CodeNode } from '../../../shared/model/node'

/** The cases of a node whose input or output gets another name: what they say of it goes with it. */
export function renamedInCases(
  { cases }: CodeNode,
  kind: 'input' | 'output',
  from: string,
  to: string,
): Pick<CodeNode, 'cases'> {
  if (cases === undefined || from === to) return {}
  const rename = (name: string): string => (name === from ? to : name)
  return {
    cases: cases.map((one) =>
      kind === 'input'
        ? {
            ...one,
            inputs: Object.fromEntries(Object.entries(one.inputs).map(([name, value]) => [rename(name), value])),
          }
        : { ...one, checks: one.checks.map((check) => ({ ...check, output: rename(check.output) })) },
    ),
  }
}

/** The cases of a node without what they say of an input that is secret from now on: its value must not stand in a file. */
export function withoutInput({ cases }: CodeNode, name: string): Pick<CodeNode, 'cases'> {
  if (cases === undefined) return {}
  return {
    cases: cases.map((one) => {
      const { [name]: _, ...inputs } = one.inputs
      return { ...one, inputs }
    }),
  }
}
