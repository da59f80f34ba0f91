import { isMap, isScalar, isSeq, type Node, type YAMLMap } from 'yaml'
import { parsePythonJson } from '../../shared/dify/pythonJson'
import type { CodeNode, OutputSpec } from '../../shared/model/node'
import { problem, ProblemError } from '../../shared/problems'
import { countOf, flagOf } from '../workspace/failureFields'
import { absentShape } from '../workspace/failureShape'
import { isSameSample, rawTag, sampleFromYaml, sampleToYaml } from '../workspace/sampleYaml'
import { lenientType } from '../workspace/nodeReader'
import { isNothing, map, textOf } from '../workspace/yamlLeaves'
import type { Leaf, MapShape, SeqShape, Shape } from '../workspace/yamlShape'
import { plainValue, type Resolve } from '../workspace/yamlValue'
import { type FileStyle, inBrackets, newKeyText, newScalar, restyled } from './scalarStyle'

/** The fields of a node that its data in an app file holds; all others there are Dify's, and stay. */
export const appFields = {
  code: [
    'code',
    'code_language',
    'default_value',
    'dependencies',
    'desc',
    'error_strategy',
    'outputs',
    'retry_config',
    'title',
    'variables',
  ],
  template: ['desc', 'template', 'title', 'variables'],
} as const

/** What is known of the place of a node: its data, and how its file is written. */
export interface AppPlace {
  readonly data: YAMLMap
  readonly resolve: Resolve
  readonly style: FileStyle
}

/** The parts of a node's data in the style of its file. */
class Shapes {
  constructor(
    private readonly resolve: Resolve,
    private readonly style: FileStyle,
  ) {}

  text(value: string, byDefault: string | null = null): Leaf {
    const { resolve, style } = this
    return {
      kind: 'leaf',
      isSame: (node) => {
        const meant = resolve(node)
        return textOf(meant) === value || (value === byDefault && isNothing(meant))
      },
      text: (column, at) => ` ${newScalar(value, column, at, style)}`,
      rewrite: (old, source, column) => restyled(old, source, value, column, style),
      inFlow: () => inBrackets(value, null),
    }
  }

  /** The type of a variable: what the file says stays where it means the same to Nodelab. */
  private type(value: CodeNode['variables'][number]['value_type']): Leaf {
    const { resolve } = this
    const isSame = (node: Node | null): boolean => lenientType(textOf(resolve(node)) ?? 'string') === value
    return { ...this.text(value), isSame }
  }

  /** A number, a boolean or a null. */
  word(value: string, isSame: (node: Node | null) => boolean): Leaf {
    return { kind: 'leaf', isSame, text: () => ` ${value}`, rewrite: () => value, inFlow: () => value }
  }

  map(entries: [string, Shape][], more: Partial<MapShape> = {}): MapShape {
    const { style } = this
    const ordered = more.ordered === true || !style.sorted
    const inOrder = ordered ? entries : entries.sort(([a], [b]) => (a < b ? -1 : 1))
    return map(inOrder, {
      sorted: style.sorted && more.ordered !== true,
      keyText: newKeyText(style),
      flow: true,
      resolve: this.resolve,
      ...more,
    })
  }

  list(items: SeqShape['items'], idOf: SeqShape['idOf']): SeqShape {
    return { kind: 'seq', items, idOf, dashStep: this.style.dashStep, flow: true, resolve: this.resolve }
  }

  selector(parts: readonly string[]): SeqShape {
    const idOf = (node: Node | null): string | null => textOf(this.resolve(node))
    return this.list(
      parts.map((part) => ({ id: part, shape: this.text(part) })),
      idOf,
    )
  }

  byKey(items: SeqShape['items'], key: string): SeqShape {
    return this.list(items, (node) =>
      isMap(node) ? textOf(this.resolve((node.get(key, true) ?? null) as Node | null)) : null,
    )
  }

  variables(variables: CodeNode['variables']): SeqShape {
    const items = variables.map(({ variable, value_type, value_selector }) => ({
      id: variable,
      shape: this.map([
        ['value_selector', this.selector(value_selector)],
        ['value_type', this.type(value_type)],
        ['variable', this.text(variable)],
      ]),
    }))
    return this.byKey(items, 'variable')
  }

  outputs(outputs: CodeNode['outputs']): MapShape {
    const entries = outputs.map(({ name, spec }): [string, Shape] => [name, this.spec(spec)])
    return this.map(entries, { ordered: true, owns: () => true })
  }

  private spec({ type, children }: OutputSpec): MapShape {
    const none = this.word('null', (node) => isNothing(this.resolve(node)))
    return this.map([
      ['children', children === null ? none : this.outputs(children)],
      ['type', this.text(type)],
    ])
  }

  dependencies(dependencies: CodeNode['dependencies']): SeqShape {
    const items = dependencies.map(({ name, version }) => ({
      id: name,
      shape: this.map([
        ['name', this.text(name)],
        ['version', this.text(version, '')],
      ]),
    }))
    return this.byKey(items, 'name')
  }

  defaults(values: NonNullable<CodeNode['default_value']>): SeqShape {
    const items = values.map(({ key, type, value }) => ({
      id: key,
      shape: this.map([
        ['key', this.text(key)],
        ['type', this.text(type)],
        ['value', this.json(key, value)],
      ]),
    }))
    return this.byKey(items, 'key')
  }

  /** JSON text in the node, YAML in the file, with the same digits. */
  private json(key: string, value: string): Leaf {
    // JSON where YAML would need a tag, which Dify refuses.
    const natural = (column: number): string => {
      const written = sampleToYaml(value, column)
      return written.startsWith(` ${rawTag} `) ? ` ${value}` : written
    }
    const isSame = (node: Node | null): boolean => isSameSample(sampleFromYaml(node, this.resolve), value)
    let said: unknown = null
    try {
      said = parsePythonJson(value)
    } catch {
      throw new ProblemError(problem('app-default-not-json', 'workspace', { params: { key } }))
    }
    if (typeof said !== 'string')
      return { kind: 'leaf', isSame, text: (column) => natural(column), inFlow: () => value }
    const leaf = this.text(said)
    const { rewrite } = leaf
    // A number that becomes a text has no style to keep.
    const isText = (node: Node | null): boolean => isScalar(node) && typeof node.value === 'string'
    return {
      ...leaf,
      isSame,
      rewrite: (old, source, column) =>
        isText(old) && rewrite !== undefined ? rewrite(old, source, column) : inBrackets(said, null),
    }
  }

  retry({ retry_enabled, max_retries, retry_interval }: NonNullable<CodeNode['retry_config']>): MapShape {
    const said = <T extends boolean | number>(read: (value: unknown) => T | null, value: T): Leaf =>
      this.word(String(value), (node) => node !== null && read(plainValue(node, this.resolve)) === value)
    return this.map([
      ['max_retries', said(countOf, max_retries)],
      ['retry_enabled', said(flagOf, retry_enabled)],
      ['retry_interval', said(countOf, retry_interval)],
    ])
  }
}

/** What a node's data in its app file should say. */
export function appNodeShape(node: CodeNode, { data, resolve, style }: AppPlace): MapShape {
  const shapes = new Shapes(resolve, style)
  const isTemplate = node.code_language === 'jinja2'
  const at = (field: string): Node | null => (data.get(field, true) ?? null) as Node | null
  const absent = absentShape(resolve, at)
  const { default_value: defaults = [], retry_config: retry, error_strategy: strategy } = node
  const isEmpty = (field: string): boolean => {
    const stands = resolve(at(field))
    return isNothing(stands) || (isSeq(stands) && stands.items.length === 0)
  }
  const wanted: Record<string, Shape | null> = {
    [isTemplate ? 'template' : 'code']: shapes.text(node.code),
    code_language: shapes.text(node.code_language),
    default_value: defaults.length === 0 ? absent.default_value() : shapes.defaults(defaults),
    dependencies:
      node.dependencies.length === 0 && isEmpty('dependencies')
        ? absent.kept('dependencies')
        : shapes.dependencies(node.dependencies),
    desc: shapes.text(node.desc, ''),
    error_strategy: strategy === undefined ? absent.error_strategy() : shapes.text(strategy),
    outputs: shapes.outputs(node.outputs),
    retry_config: retry === undefined ? absent.retry_config() : shapes.retry(retry),
    title: shapes.text(node.title, ''),
    variables: shapes.variables(node.variables),
  }
  const fields: readonly string[] = isTemplate ? appFields.template : appFields.code
  const entries = fields.flatMap((field): [string, Shape][] => {
    const shape = wanted[field] ?? null
    return shape === null ? [] : [[field, shape]]
  })
  return map(entries, {
    owns: (key) => fields.includes(key),
    sorted: style.sorted,
    keyText: newKeyText(style),
    flow: true,
  })
}
