import { isMap, isScalar, type Node } from 'yaml'
import type { CodeNode, OutputSpec } from '../../shared/model/node'
import { isSameSample, sampleFromYaml, sampleToYaml } from './sampleYaml'
import type { Leaf, MapShape, SeqShape, Shape } from './yamlShape'
import { isLiteral, literal, plainOrQuoted, prose, quoted } from './yamlText'
import { type Resolve, sourceOf } from './yamlValue'

/** The node's own fields in the order in which a new file lists them; every other field of a file is kept as it is. */
export const nodeFields = [
  'title',
  'desc',
  'type',
  'target',
  'code_language',
  'variables',
  'outputs',
  'dependencies',
  'samples',
  'code',
] as const

const isNothing = (node: Node | null): boolean => node === null || (isScalar(node) && node.value === null)

/** The text of a scalar as a reader takes it; null where it is none. */
function textOf(node: Node | null): string | null {
  if (!isScalar(node) || node.value === null) return null
  return typeof node.value === 'string' ? node.value : sourceOf(node)
}

/** Several lines as a block, one as it is best read. */
function text(value: string, write: (text: string) => string): Leaf['text'] {
  const isBlock = value.trimEnd().includes('\n') && isLiteral(value)
  return (column) => (isBlock ? ` ${literal(value, column)}` : ` ${write(value)}`)
}

function textLeaf(value: string, resolve: Resolve, write = plainOrQuoted, byDefault: string | null = null): Leaf {
  return {
    kind: 'leaf',
    isSame: (node) => {
      const meant = resolve(node)
      return textOf(meant) === value || (value === byDefault && isNothing(meant))
    },
    text: text(value, write),
  }
}

/** A word of Dify's own, such as `array[string]`: bare outside of brackets. */
const word = (value: string): string => value

function codeLeaf(code: string, resolve: Resolve): Leaf {
  return {
    kind: 'leaf',
    isSame: (node) => textOf(resolve(node)) === code,
    text: (column) => ` ${isLiteral(code) ? literal(code, column) : quoted(code)}`,
  }
}

/** A list of texts on one line, as a selector is written: `[start, text]`. */
function listLeaf(list: readonly string[], resolve: Resolve): Leaf {
  return {
    kind: 'leaf',
    isSame: (node) => {
      const meant = resolve(node)
      if (isNothing(meant)) return list.length === 0
      const items = (meant as { items?: unknown[] }).items?.map((item) => textOf(resolve(item)))
      return items !== undefined && items.length === list.length && items.every((item, at) => item === list[at])
    },
    text: () => ` [${list.map(plainOrQuoted).join(', ')}]`,
  }
}

function map(entries: readonly (readonly [string, Shape])[], options: Partial<MapShape> = {}): MapShape {
  const keys = new Set(entries.map(([key]) => key))
  return { kind: 'map', entries, owns: (key) => keys.has(key), ordered: false, ...options }
}

function specShape({ type, children }: OutputSpec, resolve: Resolve): MapShape {
  const members: Shape =
    children === null
      ? { kind: 'leaf', isSame: (node) => isNothing(resolve(node)), text: () => ' null' }
      : outputsShape(
          Object.entries(children).map(([name, spec]) => ({ name, spec })),
          resolve,
        )
  return map([
    ['type', textLeaf(type, resolve, word)],
    ['children', members],
  ])
}

function outputsShape(outputs: CodeNode['outputs'], resolve: Resolve): MapShape {
  const entries = outputs.map(({ name, spec }) => [name, specShape(spec, resolve)] as const)
  return map(entries, { ordered: true, owns: () => true })
}

function seq(items: SeqShape['items'], idKey: string): SeqShape {
  const idOf = (node: Node | null): string | null =>
    isMap(node) ? textOf((node.get(idKey, true) ?? null) as Node) : null
  return { kind: 'seq', items, idOf }
}

function variablesShape(variables: CodeNode['variables'], resolve: Resolve): SeqShape {
  const items = variables.map(({ variable, value_type, value_selector }) => ({
    id: variable,
    shape: map([
      ['variable', textLeaf(variable, resolve)],
      ['value_type', textLeaf(value_type, resolve, word, 'string')],
      ['value_selector', listLeaf(value_selector, resolve)],
    ]),
  }))
  return seq(items, 'variable')
}

function dependenciesShape(dependencies: CodeNode['dependencies'], resolve: Resolve): SeqShape {
  const items = dependencies.map(({ name, version }) => ({
    id: name,
    shape: map([
      ['name', textLeaf(name, resolve)],
      ['version', textLeaf(version, resolve, quoted, '')],
    ]),
  }))
  return seq(items, 'name')
}

function samplesShape(samples: CodeNode['samples'], resolve: Resolve): MapShape {
  const entries = Object.entries(samples).map(([name, sample]): [string, Leaf] => [
    name,
    {
      kind: 'leaf',
      isSame: (node) => node !== null && isSameSample(sampleFromYaml(node, resolve), sample),
      text: (column) => sampleToYaml(sample, column),
    },
  ])
  return map(entries, { owns: () => true })
}

/** What a node's file should say. Fields that are empty and that Dify knows not, or no longer uses, are left out. */
export function nodeShape(node: CodeNode, resolve: Resolve): MapShape {
  const wanted: Record<(typeof nodeFields)[number], Shape | null> = {
    title: textLeaf(node.title, resolve, plainOrQuoted, ''),
    desc: textLeaf(node.desc, resolve, prose, ''),
    type: textLeaf('code', resolve),
    target: node.target === null ? null : textLeaf(node.target, resolve),
    code_language: textLeaf(node.code_language, resolve),
    variables: variablesShape(node.variables, resolve),
    outputs: outputsShape(node.outputs, resolve),
    dependencies: node.dependencies.length === 0 ? null : dependenciesShape(node.dependencies, resolve),
    samples: Object.keys(node.samples).length === 0 ? null : samplesShape(node.samples, resolve),
    code: codeLeaf(node.code, resolve),
  }
  const entries = nodeFields.flatMap((field): [string, Shape][] => {
    const shape = wanted[field]
    return shape === null ? [] : [[field, shape]]
  })
  return map(entries, { owns: (key) => (nodeFields as readonly string[]).includes(key) })
}
