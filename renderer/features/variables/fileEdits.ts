import { fileDict } from '../../../shared/dify/files'
import type { Target } from '../../../shared/dify/targets/target'
import type { CodeNode, VariableType } from '../../../shared/model/node'
import { type NodeChange, withSample } from './nodeEdits'
import { fieldOf, filesIn } from './sampleFiles'

/** The ways out for a single File, which no Dify can pass to a node. */

function retyped(node: CodeNode, at: number, type: VariableType, selector: string[], sample: string | undefined) {
  const variable = node.variables[at]
  if (variable === undefined) return {}
  return {
    variables: node.variables.map((other, index) =>
      index === at ? { ...variable, value_type: type, value_selector: selector } : other,
    ),
    samples: withSample(node.samples, variable.variable, sample),
  }
}

/** Passes the file's url as a String: its selector gets a third part where it names a file, and the value is the url that Dify would give. */
export function passUrl(node: CodeNode, at: number, target: Target): NodeChange {
  const variable = node.variables[at]
  if (variable === undefined) return {}
  const { value_selector: selector } = variable
  const file = filesIn(node.samples[variable.variable] ?? '', false)?.[0]
  const url = file === undefined ? undefined : JSON.stringify(fieldOf(fileDict(target, file), 'url'))
  return retyped(node, at, 'string', selector.length === 2 ? [...selector, 'url'] : selector, url)
}

/** Passes the file in a list of one. */
export function passList(node: CodeNode, at: number): NodeChange {
  const variable = node.variables[at]
  if (variable === undefined) return {}
  const sample = node.samples[variable.variable]
  return retyped(node, at, 'array[file]', variable.value_selector, sample === undefined ? undefined : `[${sample}]`)
}
