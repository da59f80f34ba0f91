import type { Node } from 'yaml'
import type { CodeNode, NodeLanguage, OutputSpec } from '../../shared/model/node'
import { casesShape } from './caseShape'
import { failureShape } from './failureShape'
import { formatShape } from './nodeFormat'
import { isSameSample, sampleFromYaml, sampleToYaml } from './sampleYaml'
import { codeLeaf, isNothing, listLeaf, map, seq, textLeaf, word } from './yamlLeaves'
import type { Leaf, MapShape, SeqShape, Shape } from './yamlShape'
import { plainOrQuoted, prose, quoted } from './yamlText'
import type { Resolve } from './yamlValue'

/** Dify's word for a kind of node, by its language. */
export const nodeTypes = { code: 'code', template: 'template-transform' } as const

/** The fields of a node in the order in which a new file lists them; every other field of a file is kept as it is. */
const fieldsOfCode = [
  'title',
  'desc',
  'type',
  'format',
  'target',
  'code_language',
  'variables',
  'outputs',
  'dependencies',
  'error_strategy',
  'default_value',
  'retry_config',
  'samples',
  'cases',
  'code',
] as const
const fieldsOfTemplate = [
  'title',
  'desc',
  'type',
  'format',
  'target',
  'variables',
  'samples',
  'cases',
  'template',
] as const

type Field = (typeof fieldsOfCode)[number] | (typeof fieldsOfTemplate)[number]

/** The fields that are a node's own in its file. */
export function fieldsOf(language: NodeLanguage): readonly Field[] {
  return language === 'jinja2' ? fieldsOfTemplate : fieldsOfCode
}

function specShape({ type, children }: OutputSpec, resolve: Resolve): MapShape {
  const members: Shape =
    children === null
      ? { kind: 'leaf', isSame: (node) => isNothing(resolve(node)), text: () => ' null' }
      : outputsShape(children, resolve)
  return map([
    ['type', textLeaf(type, resolve, word)],
    ['children', members],
  ])
}

function outputsShape(outputs: CodeNode['outputs'], resolve: Resolve): MapShape {
  const entries = outputs.map(({ name, spec }) => [name, specShape(spec, resolve)] as const)
  return map(entries, { ordered: true, owns: () => true })
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

/** What is known of the file that a node goes into. */
export interface Standing {
  readonly resolve: Resolve
  /** What the file says of a field by now; null where it says nothing. */
  readonly at: (field: string) => Node | null
  /** Fields that a file loses where the node has them not; the node's own unless told. */
  readonly owned?: readonly string[]
  /** Whether the file is known to say of a field what the node does: it is not compared part by part then. */
  readonly isKept?: (field: string) => boolean
  /** Whether a file of an older format becomes one of the current format; it does unless told. */
  readonly isUpgraded?: boolean
}

/** What stays as it stands. */
const asItStands: Leaf = { kind: 'leaf', isSame: () => true, text: () => '' }

/** What a node's file should say. Fields that are empty and that Dify knows not, or no longer uses, are left out. */
export function nodeShape(node: CodeNode, standing: Standing): MapShape {
  const { resolve, at, owned = fieldsOf(node.code_language), isKept = () => false, isUpgraded = true } = standing
  const large = (field: Field, shape: () => Shape): Shape =>
    isKept(field) && at(field) !== null ? asItStands : shape()
  const fields = fieldsOf(node.code_language)
  const type = node.code_language === 'jinja2' ? nodeTypes.template : nodeTypes.code
  const wanted: Record<Field, Shape | null> = {
    title: textLeaf(node.title, resolve, plainOrQuoted, ''),
    desc: textLeaf(node.desc, resolve, prose, ''),
    type: textLeaf(type, resolve),
    format: formatShape(at('format'), isUpgraded),
    target: node.target === null ? null : textLeaf(node.target, resolve),
    code_language: textLeaf(node.code_language, resolve),
    variables: large('variables', () => variablesShape(node.variables, resolve)),
    outputs: large('outputs', () => outputsShape(node.outputs, resolve)),
    dependencies: node.dependencies.length === 0 ? null : dependenciesShape(node.dependencies, resolve),
    ...failureShape(node, resolve, at),
    samples:
      Object.keys(node.samples).length === 0 ? null : large('samples', () => samplesShape(node.samples, resolve)),
    cases:
      node.cases === undefined || node.cases.length === 0
        ? null
        : large('cases', () => casesShape(node.cases ?? [], resolve)),
    code: codeLeaf(node.code, resolve),
    template: codeLeaf(node.code, resolve),
  }
  const entries = fields.flatMap((field): [string, Shape][] => {
    const shape = wanted[field]
    return shape === null ? [] : [[field, shape]]
  })
  return map(entries, { owns: (key) => owned.includes(key) })
}
