import type { CodeNode } from './node'

/** A node that takes and gives nothing, and has nothing beside its code. */
export function plainNode(title: string, language: CodeNode['code_language'], code = ''): CodeNode {
  return {
    title,
    desc: '',
    code_language: language,
    code,
    variables: [],
    outputs: [],
    dependencies: [],
    target: null,
    samples: {},
  }
}
