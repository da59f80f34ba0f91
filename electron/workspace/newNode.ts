import { defaultCode } from '../../shared/dify/names'
import { templateOutputs } from '../../shared/dify/templateOutput'
import type { CodeNode } from '../../shared/model/node'

/** A new node as Dify makes one: two text inputs, one text output. */
export function newNode(title: string, language: CodeNode['code_language']): CodeNode {
  const variable = (name: string) => ({ variable: name, value_type: 'string' as const, value_selector: [] })
  const text = { type: 'string' as const, children: null }
  if (language === 'jinja2') {
    return {
      title,
      desc: '',
      code_language: language,
      code: '{{ arg1 }}',
      variables: [variable('arg1')],
      outputs: templateOutputs(),
      dependencies: [],
      target: null,
      samples: { arg1: '"Hello"' },
    }
  }
  return {
    title,
    desc: '',
    code_language: language,
    code: defaultCode[language],
    variables: [variable('arg1'), variable('arg2')],
    outputs: [{ name: 'result', spec: text }],
    dependencies: [],
    target: null,
    samples: { arg1: '"Hello "', arg2: '"Dify"' },
  }
}
