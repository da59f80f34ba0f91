import { defaultCode } from '../../shared/dify/names'
import { templateOutputs } from '../../shared/dify/templateOutput'
import type { CodeNode } from '../../shared/model/node'
import { plainNode } from '../../shared/model/plainNode'

/** A new node as Dify makes one: two text inputs, one text output. */
export function newNode(title: string, language: CodeNode['code_language']): CodeNode {
  const variable = (name: string) => ({ variable: name, value_type: 'string' as const, value_selector: [] })
  const text = { type: 'string' as const, children: null }
  if (language === 'jinja2') {
    return {
      ...plainNode(title, language, '{{ arg1 }}'),
      variables: [variable('arg1')],
      outputs: templateOutputs(),
      samples: { arg1: '"Hello"' },
    }
  }
  return {
    ...plainNode(title, language, defaultCode[language]),
    variables: [variable('arg1'), variable('arg2')],
    outputs: [{ name: 'result', spec: text }],
    samples: { arg1: '"Hello "', arg2: '"Dify"' },
  }
}
