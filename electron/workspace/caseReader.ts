import { isMap, isScalar, isSeq, type Node, type YAMLMap } from 'yaml'
import { checkKinds, checkWords } from '../../shared/cases/checkKinds'
import type { CodeNode } from '../../shared/model/node'
import type { Check, NodeCase } from '../../shared/model/nodeCase'
import type { Problem } from '../../shared/model/problem'
import { problem, type ProblemCode } from '../../shared/problems'
import { isJson } from './failureFields'
import type { NodeDocument } from './nodeDocument'
import { sampleFromYaml } from './sampleYaml'
import { isNothing, textOf } from './yamlLeaves'
import { AliasError, keyText, sourceOf } from './yamlValue'

/** The cases of a node's file, where each stands (1-based), and what is wrong with them; nothing is guessed. One that can't be read as a whole is left out. */
export interface ReadCases {
  readonly cases: readonly NodeCase[]
  readonly lines: readonly number[]
  readonly problems: readonly Problem[]
  /** Whether all of them could be read: then a save may write them anew, else they stay as they stand. */
  readonly isWhole: boolean
  /** How many were left out. */
  readonly leftOut: number
}

/** The field of a node file that holds its cases. */
export const casesField = 'cases'

const known = ['name', 'inputs', 'outputs', 'expect', 'error', 'targets']

/** Kinds whose value is text as it stands, not JSON. */
const ofText: readonly Check['kind'][] = ['matches', 'type']

/** What is wrong with a case that can still be read, shown and kept. */
const mild: readonly ProblemCode[] = ['case-input-unknown', 'case-output-unknown', 'case-twice']

const isMild = ({ code }: Problem): boolean => mild.some((one) => one === code)

/** Whether a problem is one of cases. */
export function toldOfCases({ code }: Problem): boolean {
  return code.startsWith('case-')
}

type Named = Pick<CodeNode, 'variables' | 'outputs'>

class CaseReader {
  readonly problems: Problem[] = []
  readonly lines: number[] = []
  isWhole = true
  leftOut = 0

  constructor(
    private readonly parsed: NodeDocument,
    private readonly node: Named,
  ) {}

  private placeOf(node: unknown): { line: number; column: number } {
    const { line, col } = this.parsed.lines.linePos((node as Node | null)?.range?.[0] ?? 0)
    return { line: Math.max(line, 1), column: Math.max(col, 1) }
  }

  private wrong(code: ProblemCode, at: unknown, params: Problem['params'] = {}): null {
    const { line, column } = this.placeOf(at)
    if (!mild.includes(code)) this.isWhole = false
    this.problems.push(problem(code, 'workspace', { params: { line, column, ...params }, line, column }))
    return null
  }

  private wrongField(at: unknown, field: string, expected: string): null {
    return this.wrong('case-wrong', at, { field: field === '' ? casesField : `${casesField}.${field}`, expected })
  }

  /** The entries of a map by name; names that the node has not are told, and kept. */
  private entries(
    given: Node | null,
    at: unknown,
    field: 'inputs' | 'outputs' | 'expect',
  ): [string, Node | null][] | null {
    if (isNothing(given)) return []
    if (!isMap(given)) return this.wrongField(at, field, '`{name: value}`')
    const names =
      field === 'inputs' ? this.node.variables.map((one) => one.variable) : this.node.outputs.map((one) => one.name)
    return given.items.map(({ key, value }) => {
      const name = keyText(key)
      if (!names.includes(name)) {
        this.wrong(field === 'inputs' ? 'case-input-unknown' : 'case-output-unknown', key, {
          name,
          names: names.map((one) => `\`${one}\``).join(', ') || '–',
        })
      }
      return [name, (value ?? key) as Node | null]
    })
  }

  private json(node: Node | null, field: string): string | null {
    const text = sampleFromYaml(node, this.parsed.resolve)
    return isJson(text) ? text : this.wrongField(node, field, 'JSON')
  }

  /** Values by name as JSON text. */
  private values(map: YAMLMap, field: 'inputs' | 'outputs'): Record<string, string> | null {
    const entries = this.entries(this.get(map, field), map, field)
    if (entries === null) return null
    const values: Record<string, string> = {}
    for (const [name, value] of entries) {
      const text = this.json(value, `${field}.${name}`)
      if (text !== null) values[name] = text
    }
    return values
  }

  private get(map: YAMLMap, key: string): Node | null {
    return this.parsed.resolve(map.get(key, true) ?? null)
  }

  private text(node: Node | null): string | null {
    return textOf(this.parsed.resolve(node))
  }

  private check(output: string, given: Node | null): Check | null {
    const field = `expect.${output}`
    const map = this.parsed.resolve(given)
    const expected = checkKinds.map((kind) => `\`{${checkWords[kind]}: …}\``).join(', ')
    if (!isMap(map)) return this.wrongField(given, field, expected)
    const kinds = checkKinds.filter((kind) => map.has(checkWords[kind]))
    const [kind] = kinds
    const stranger = map.items.find(({ key }) => {
      const word = keyText(key)
      return word !== 'path' && word !== 'within' && !checkKinds.some((one) => checkWords[one] === word)
    })
    if (kind === undefined || kinds.length > 1 || stranger !== undefined) return this.wrongField(given, field, expected)
    const stands = (map.get(checkWords[kind], true) ?? null) as Node | null
    const value = ofText.includes(kind) ? this.text(stands) : this.json(stands, `${field}.${checkWords[kind]}`)
    const path = map.has('path') ? this.text(this.get(map, 'path')) : ''
    const within = map.has('within') ? this.json(this.get(map, 'within'), `${field}.within`) : ''
    if (value === null) return ofText.includes(kind) ? this.wrongField(given, field, expected) : null
    if (path === null) return this.wrongField(given, `${field}.path`, '`$.items[0].name`')
    if (within === null) return null
    if (kind !== 'close' && within !== '')
      return this.wrongField(given, `${field}.within`, '`{close_to: 1.5, within: 0.1}`')
    return { output, path, kind, value, within }
  }

  private checksOf(map: YAMLMap): Check[] | null {
    const outputs = this.values(map, 'outputs')
    const expect = this.entries(this.get(map, 'expect'), map, 'expect')
    if (outputs === null || expect === null) return null
    const equal = Object.entries(outputs).map(([output, value]): Check => ({
      output,
      path: '',
      kind: 'equals',
      value,
      within: '',
    }))
    const others = expect.flatMap(([output, given]) => {
      const list = this.parsed.resolve(given)
      const each = isSeq(list) ? (list.items as (Node | null)[]) : [given]
      return each.map((one) => this.check(output, one))
    })
    return [...equal, ...others.filter((one) => one !== null)]
  }

  private endOf(map: YAMLMap): Pick<NodeCase, 'checks' | 'error'> | null {
    const error = this.get(map, 'error')
    const has = (key: string): boolean => map.has(key)
    if (has('error') && (has('outputs') || has('expect'))) return this.wrong('case-both', error ?? map)
    if (!has('error')) {
      const checks = this.checksOf(map)
      return checks === null ? null : { checks, error: null }
    }
    if (isScalar(error) && error.value === true) return { checks: [], error: '' }
    if (isScalar(error) && error.value !== null && typeof error.value !== 'boolean') {
      return { checks: [], error: typeof error.value === 'string' ? error.value : sourceOf(error) }
    }
    return this.wrongField(error ?? map, 'error', '`true`, or words of the error')
  }

  private nameOf(map: YAMLMap, index: number): string {
    const given = this.get(map, 'name')
    if (!isScalar(given) || given.value === null) return `#${index + 1}`
    return typeof given.value === 'string' ? given.value : sourceOf(given)
  }

  private targetsOf(map: YAMLMap): string[] | null {
    const list = this.get(map, 'targets')
    if (isNothing(list)) return []
    const texts = isSeq(list) ? list.items.map((item) => this.text(item as Node | null)) : [null]
    const targets = texts.filter((text) => text !== null)
    return targets.length === texts.length ? targets : this.wrongField(list, 'targets', '`[dify-1.16, …]`')
  }

  private read(item: unknown, index: number): NodeCase | null {
    const told = this.problems.length
    const map = this.parsed.resolve(item)
    if (!isMap(map)) return this.wrongField(item, '', '`{name, inputs, outputs}`')
    for (const { key } of map.items) {
      if (!known.includes(keyText(key))) this.wrong('case-field-unknown', key, { name: keyText(key) })
    }
    const inputs = this.values(map, 'inputs')
    const end = this.endOf(map)
    const targets = this.targetsOf(map)
    // With a part that can't be read it would ask for less than is meant, and pass.
    if (this.problems.slice(told).some((one) => !isMild(one))) return null
    if (inputs === null || end === null || targets === null) return null
    return { name: this.nameOf(map, index), inputs, ...end, targets }
  }

  all(): NodeCase[] {
    const list = this.parsed.resolve((this.parsed.map?.get(casesField, true) ?? null) as Node | null)
    if (isNothing(list)) return []
    if (!isSeq(list)) {
      this.wrongField(list, '', '`[{name, inputs, outputs}]`')
      return []
    }
    const cases: NodeCase[] = []
    for (const [index, item] of list.items.entries()) {
      const read = this.guarded(item, () => this.read(item, index))
      if (read === null) {
        this.leftOut += 1
        continue
      }
      if (cases.some(({ name }) => name === read.name)) this.wrong('case-twice', item, { name: read.name })
      cases.push(read)
      this.lines.push(this.placeOf(item).line)
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

/** Reads the cases of a parsed node file. A case that is wrong is told with its line, and left out. */
export function casesIn(parsed: NodeDocument, node: Named): ReadCases {
  const reader = new CaseReader(parsed, node)
  const cases = reader.all()
  return { cases, lines: reader.lines, problems: reader.problems, isWhole: reader.isWhole, leftOut: reader.leftOut }
}
