import { isMap, isScalar, isSeq, type Node, type YAMLMap } from 'yaml'
import type { CodeNode } from '../../shared/model/node'
import type { Expected, NodeCase } from '../../shared/model/nodeCase'
import type { Problem } from '../../shared/model/problem'
import { problem, type ProblemCode } from '../../shared/problems'
import { isJson } from '../workspace/failureFields'
import { type NodeDocument, parseNodeText } from '../workspace/nodeDocument'
import { sampleFromYaml } from '../workspace/sampleYaml'
import { AliasError, keyText, sourceOf } from '../workspace/yamlValue'

/** The cases of a node's file, and what is wrong with them; nothing is guessed. */
export interface ReadCases {
  readonly cases: readonly NodeCase[]
  readonly problems: readonly Problem[]
}

/** The field of a node file that holds its cases. The window keeps it as it stands, comments included. */
export const casesField = 'cases'

const known = ['name', 'inputs', 'outputs', 'error']

/** Reads the cases of one file, and gathers what is wrong. */
class CaseReader {
  readonly problems: Problem[] = []

  constructor(
    private readonly parsed: NodeDocument,
    private readonly node: CodeNode,
  ) {}

  private lineOf(node: unknown): { line: number; column: number } {
    const { line, col } = this.parsed.lines.linePos((node as Node | null)?.range?.[0] ?? 0)
    return { line: Math.max(line, 1), column: Math.max(col, 1) }
  }

  private wrong(code: ProblemCode, at: unknown, params: Problem['params'] = {}): null {
    const { line, column } = this.lineOf(at)
    this.problems.push(problem(code, 'workspace', { params: { line, column, ...params }, line, column }))
    return null
  }

  /** Values by name as JSON text; only names that the node has. */
  private values(node: Node | null, at: unknown, field: 'inputs' | 'outputs'): Record<string, string> | null {
    if (node === null || (isScalar(node) && node.value === null)) return {}
    if (!isMap(node))
      return this.wrong('case-wrong', at, { field: `${casesField}.${field}`, expected: '`{name: value}`' })
    const names =
      field === 'inputs' ? this.node.variables.map((one) => one.variable) : this.node.outputs.map((one) => one.name)
    const values: Record<string, string> = {}
    for (const { key, value } of node.items) {
      const name = keyText(key)
      if (!names.includes(name)) {
        this.wrong(field === 'inputs' ? 'case-input-unknown' : 'case-output-unknown', key, {
          name,
          names: names.map((one) => `\`${one}\``).join(', ') || '–',
        })
        continue
      }
      const text = sampleFromYaml(value, this.parsed.resolve)
      if (isJson(text)) values[name] = text
      else this.wrong('case-wrong', value ?? key, { field: `${casesField}.${field}.${name}`, expected: 'JSON' })
    }
    return values
  }

  private get(map: YAMLMap, key: string): Node | null {
    return this.parsed.resolve(map.get(key, true) ?? null)
  }

  private expectedOf(map: YAMLMap): Expected | null {
    const error = this.get(map, 'error')
    const has = (key: string): boolean => map.has(key)
    if (has('error') && has('outputs')) return this.wrong('case-both', error ?? map)
    if (!has('error')) {
      const outputs = this.values(this.get(map, 'outputs'), map, 'outputs')
      return outputs === null ? null : { kind: 'outputs', outputs }
    }
    if (isScalar(error) && error.value === true) return { kind: 'error', text: '' }
    if (isScalar(error) && error.value !== null && typeof error.value !== 'boolean') {
      return { kind: 'error', text: typeof error.value === 'string' ? error.value : sourceOf(error) }
    }
    const expected = '`true`, or words of the error'
    return this.wrong('case-wrong', error ?? map, { field: `${casesField}.error`, expected })
  }

  private nameOf(map: YAMLMap, index: number): string {
    const given = this.get(map, 'name')
    if (!isScalar(given) || given.value === null) return `#${index + 1}`
    return typeof given.value === 'string' ? given.value : sourceOf(given)
  }

  private read(item: unknown, index: number): NodeCase | null {
    const map = this.parsed.resolve(item)
    if (!isMap(map)) {
      return this.wrong('case-wrong', item, { field: casesField, expected: '`{name, inputs, outputs}`' })
    }
    for (const { key } of map.items) {
      if (!known.includes(keyText(key))) this.wrong('case-field-unknown', key, { name: keyText(key) })
    }
    const inputs = this.values(this.get(map, 'inputs'), map, 'inputs')
    const expected = this.expectedOf(map)
    if (inputs === null || expected === null) return null
    return { name: this.nameOf(map, index), inputs, expected, line: this.lineOf(map).line }
  }

  all(): NodeCase[] {
    const list = this.parsed.resolve((this.parsed.map?.get(casesField, true) ?? null) as Node | null)
    if (list === null || (isScalar(list) && list.value === null)) return []
    if (!isSeq(list)) {
      this.wrong('case-wrong', list, { field: casesField, expected: '`[{name, inputs, outputs}]`' })
      return []
    }
    const cases: NodeCase[] = []
    for (const [index, item] of list.items.entries()) {
      const read = this.guarded(item, () => this.read(item, index))
      if (read === null) continue
      if (cases.some(({ name }) => name === read.name)) this.wrong('case-twice', item, { name: read.name })
      else cases.push(read)
    }
    return cases
  }

  /** An alias that can't be followed is told at its case. */
  private guarded(at: unknown, act: () => NodeCase | null): NodeCase | null {
    try {
      return act()
    } catch (error) {
      if (!(error instanceof AliasError)) throw error
      return this.wrong('alias-refused', at, { alias: error.alias })
    }
  }
}

/** Reads the cases of a node file's text. A case that is wrong is told with its line, and left out. */
export function readCases(text: string, node: CodeNode): ReadCases {
  const reader = new CaseReader(parseNodeText(text), node)
  const cases = reader.all()
  return { cases, problems: reader.problems }
}
