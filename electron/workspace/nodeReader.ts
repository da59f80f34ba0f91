import { isMap, isScalar, isSeq, type Node } from 'yaml'
import { z } from 'zod'
import { maxNameLength, nameRefusal } from '../../shared/dify/names'
import {
  codeLanguages,
  type DefaultValue,
  dependencySchema,
  errorStrategies,
  type Output,
  type OutputSpec,
  outputTypes,
  type VariableType,
  variableTypes,
} from '../../shared/model/node'
import type { Problem } from '../../shared/model/problem'
import { problem } from '../../shared/problems'
import { refusalCode } from '../../shared/problems/refusalCode'
import { defaultValueHead, isJson, retrySchema, strategySchema } from './failureFields'
import { optional, text } from './fieldSchemas'
import type { NodeDocument } from './nodeDocument'
import { sampleFromYaml } from './sampleYaml'
import { AliasError, keyText, plainValue } from './yamlValue'

/** Dify knows more types than an output may have; a wrong one is told, not guessed. */
const outputType = z.enum(outputTypes)

/** A type that an app file may name for a variable though Dify's input picker stores it under another name, or knows no more. */
const otherTypes: Readonly<Record<string, VariableType>> = {
  integer: 'number',
  array: 'array[object]',
  'array[any]': 'array[object]',
  'array[integer]': 'array[number]',
}

/** The type of a variable by what a file says, whatever it is; `any` and the unknown count as Dify's default does. */
export function lenientType(said: string): VariableType {
  const word = said.toLowerCase()
  return variableTypes.find((type) => type === word) ?? otherTypes[word] ?? 'string'
}

const typeOfVariable = optional(z.enum(variableTypes), 'string' as const)

/** Dify's older exports and its own default config leave the type out. */
const variablesWith = <T extends z.ZodType<VariableType>>(value_type: T) =>
  optional(z.array(z.object({ variable: text, value_type, value_selector: optional(z.array(text), []) })), [])

/** Variables of an app file: Dify itself does not look at their types. */
export const lenientVariables = variablesWith(optional(text.transform(lenientType), 'string' as const))

export const fields = {
  title: optional(text, ''),
  desc: optional(text, ''),
  code_language: z.enum(codeLanguages),
  code: z.string(),
  target: optional(text, null),
  variables: variablesWith(typeOfVariable),
  dependencies: optional(z.array(dependencySchema.extend({ name: text, version: optional(text, '') })), []),
  template: z.string(),
  error_strategy: strategySchema,
  retry_config: retrySchema,
} as const

const expected = {
  title: 'a text',
  desc: 'a text',
  code_language: codeLanguages.map((name) => `\`${name}\``).join(' / '),
  code: 'a text (`code: |`)',
  target: '`dify-1.16`, …',
  variables: '`[{variable, value_type, value_selector}]`',
  value_type: variableTypes.map((name) => `\`${name}\``).join(', '),
  outputs: '`{name: {type, children}}`',
  type: outputTypes.map((name) => `\`${name}\``).join(', '),
  dependencies: '`[{name, version}]`',
  samples: '`{variable: value}`',
  template: 'a text (`template: |`)',
  error_strategy: errorStrategies.map((name) => `\`${name}\``).join(' / '),
  retry_config: '`{retry_enabled: true, max_retries: 3, retry_interval: 1000}`',
  default_value: '`[{key, type, value}]`',
}

/** Reads the fields of one file, and gathers what is wrong with them. */
export class Reader {
  readonly problems: Problem[] = []

  constructor(private readonly parsed: NodeDocument) {}

  private valueOf(field: string): Node | null {
    return (this.parsed.map?.get(field, true) ?? null) as Node | null
  }

  /** The node at a path of keys, or the last one on the way that exists. */
  private nodeAt(path: readonly PropertyKey[]): Node | null {
    let node: Node | null = this.parsed.map
    for (const part of path) {
      const next: unknown = (node as { get?: (key: unknown, keep: boolean) => unknown }).get?.(part, true)
      if (next === undefined || next === null) break
      node = next as Node
    }
    return node
  }

  position(node: Node | null): { line: number; column: number } {
    const { line, col } = this.parsed.lines.linePos(node?.range?.[0] ?? 0)
    return { line: Math.max(line, 1), column: Math.max(col, 1) }
  }

  private wrong(field: keyof typeof expected, path: readonly PropertyKey[], node = this.nodeAt(path)): void {
    const { line, column } = this.position(node)
    const params = { line, column, field: path.map(String).join('.'), expected: expected[field] }
    this.problems.push(problem('field-wrong', 'workspace', { params, line, column }))
  }

  /** Reads something that may hold aliases; one that can't be followed is told in its place. */
  private guarded<T>(read: () => T): T | null {
    try {
      return read()
    } catch (error) {
      if (!(error instanceof AliasError)) throw error
      const { line, column } = this.position(error.node)
      const params = { line, column, alias: error.alias }
      this.problems.push(problem('alias-refused', 'workspace', { params, line, column }))
      return null
    }
  }

  /** Reads a value by its schema; `null` and a problem at its place where it does not fit. */
  private fit<T>(schema: z.ZodType<T>, node: Node | null, field: keyof typeof expected, path: PropertyKey[]): T | null {
    return this.guarded(() => {
      const read = schema.safeParse(plainValue(node, this.parsed.resolve))
      if (read.success) return read.data
      const inner = [...path, ...(read.error.issues[0]?.path ?? [])]
      const last = inner.at(-1)
      this.wrong(last === 'value_type' || (last === 'type' && field === 'outputs') ? last : field, inner)
      return null
    })
  }

  field<T>(name: keyof typeof fields, schema: z.ZodType<T>): T | null {
    return this.fit(schema, this.valueOf(name), name, [name])
  }

  private isNothing(node: Node | null): boolean {
    return node === null || (isScalar(node) && node.value === null)
  }

  /** Outputs with their members in the order of the file, which an object of JavaScript would not keep for names such as `2`. */
  outputs(): Output[] | null {
    const node = this.guarded(() => this.parsed.resolve(this.valueOf('outputs')))
    return this.isNothing(node) ? [] : this.outputsIn(node, ['outputs'])
  }

  /** The outputs of a map; one that is wrong is told and left out. Null: it is no map. */
  private outputsIn(node: Node | null, path: readonly string[]): Output[] | null {
    if (!isMap(node)) {
      this.wrong('outputs', path, node ?? this.nodeAt(path))
      return null
    }
    return node.items.flatMap(({ key, value }) => {
      const name = keyText(key)
      const read = this.guarded(() => this.spec(value as Node | null, [...path, name], key as Node))
      return read === null ? [] : [{ name, spec: read }]
    })
  }

  private spec(value: Node | null, path: readonly string[], key: Node): OutputSpec | null {
    const node = this.parsed.resolve(value)
    if (!isMap(node)) {
      this.wrong('outputs', path, node ?? key)
      return null
    }
    const given = (node.get('type', true) ?? null) as Node | null
    const type = outputType.safeParse(plainValue(given, this.parsed.resolve))
    if (!type.success) this.wrong('type', [...path, 'type'], given ?? node)
    const members = this.parsed.resolve(node.get('children', true))
    const children = this.isNothing(members) ? null : this.outputsIn(members, [...path, 'children'])
    return type.success ? { type: type.data, children } : null
  }

  samples(): Record<string, string> | null {
    return this.guarded(() => {
      const node = this.parsed.resolve(this.valueOf('samples'))
      if (this.isNothing(node)) return {}
      if (isMap(node)) {
        const { resolve } = this.parsed
        return Object.fromEntries(node.items.map(({ key, value }) => [keyText(key), sampleFromYaml(value, resolve)]))
      }
      this.wrong('samples', ['samples'])
      return null
    })
  }

  /** Default values with their digits; one whose `!text` is no JSON is told. */
  defaultValues(): DefaultValue[] | null {
    const field = 'default_value'
    return this.guarded(() => {
      const node = this.parsed.resolve(this.valueOf(field))
      if (this.isNothing(node)) return []
      if (!isSeq(node)) {
        this.wrong(field, [field])
        return null
      }
      return node.items.flatMap((item, at) => {
        const read = this.fit(defaultValueHead, item as Node, field, [field, at])
        const given = this.parsed.resolve(item)
        const value = sampleFromYaml(isMap(given) ? given.get('value', true) : null, this.parsed.resolve)
        if (isJson(value)) return read === null ? [] : [{ ...read, value }]
        this.wrong(field, [field, at, 'value'])
        return []
      })
    })
  }

  /** Names that Dify's panel refuses: it saves them all the same, so they are warnings. */
  names(names: readonly string[], node: (index: number) => Node | null): void {
    const seen = new Set<string>()
    for (const [index, name] of names.entries()) {
      const others = seen.has(name) ? [name] : []
      seen.add(name)
      const difyText = nameRefusal(name, name === '' ? 'Variable Name' : name, others)
      if (difyText === null) continue
      const { line, column } = this.position(node(index))
      const params = { name: name.slice(0, maxNameLength * 2) }
      const code = refusalCode(name, others)
      this.problems.push(problem(code, 'workspace', { severity: 'warning', params, line, column, difyText }))
    }
  }

  keyOf(field: string, index: number): Node | null {
    const node = this.parsed.resolve(this.valueOf(field))
    return isMap(node) ? (node.items[index]?.key as Node) : null
  }

  nameOf(index: number): Node | null {
    return this.nodeAt(['variables', index, 'variable'])
  }
}
