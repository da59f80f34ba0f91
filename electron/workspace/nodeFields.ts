import { isMap, isScalar, type Node } from 'yaml'
import { z } from 'zod'
import { maxNameLength, nameFault, nameRefusal } from '../../shared/dify/names'
import {
  type CodeNode,
  codeLanguages,
  dependencySchema,
  type Output,
  type OutputSpec,
  outputTypes,
  variableTypes,
} from '../../shared/model/node'
import type { Problem } from '../../shared/model/problem'
import { problem } from '../../shared/problems'
import { type NodeDocument, parseNodeText } from './nodeDocument'
import { sampleFromYaml } from './sampleYaml'
import { yamlProblem } from './yamlProblem'
import { AliasError, keyText, plainValue, SourceScalar } from './yamlValue'

/** A node as read from a text: `node` is null where a problem is an error. */
export interface ReadFields {
  readonly node: CodeNode | null
  readonly problems: Problem[]
}

const text = z.union([z.string(), z.instanceof(SourceScalar).transform(({ source }) => source)])

function optional<T extends z.ZodType, D>(schema: T, byDefault: D) {
  return schema.nullish().transform((value) => value ?? byDefault)
}

/** Dify knows more types than an output may have; a wrong one is told, not guessed. */
const spec: z.ZodType<OutputSpec> = z.object({
  type: z.enum(outputTypes),
  children: optional(
    z.lazy(() => z.record(z.string(), spec)),
    null,
  ),
})

const fields = {
  title: optional(text, ''),
  desc: optional(text, ''),
  code_language: z.enum(codeLanguages),
  code: z.string(),
  target: optional(text, null),
  variables: optional(
    z.array(
      z.object({
        variable: text,
        // Dify's older exports and its own default config leave the type out.
        value_type: optional(z.enum(variableTypes), 'string' as const),
        value_selector: optional(z.array(text), []),
      }),
    ),
    [],
  ),
  dependencies: optional(z.array(dependencySchema.extend({ name: text, version: optional(text, '') })), []),
}

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
}

class Reader {
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

  /** Outputs in the order of the file, which an object of JavaScript would not keep for names such as `2`. */
  outputs(): Output[] | null {
    const node = this.guarded(() => this.parsed.resolve(this.valueOf('outputs')))
    if (this.isNothing(node)) return []
    if (!isMap(node)) {
      this.wrong('outputs', ['outputs'])
      return null
    }
    return node.items.flatMap(({ key, value }) => {
      const name = keyText(key)
      const read = this.fit(spec, value as Node | null, 'outputs', ['outputs', name])
      return read === null ? [] : [{ name, spec: read }]
    })
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
      const code = nameFault(name, others) === 'exists' ? 'name-twice' : 'name-refused'
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

function fail(...problems: Problem[]): ReadFields {
  return { node: null, problems }
}

function notANode({ map }: NodeDocument, reader: Reader): Problem | null {
  const type: unknown = map?.get('type')
  if (type === 'code') return null
  if (map?.get('kind') === 'app' || map?.has('workflow') === true)
    return problem('file-is-app', 'workspace', { line: 1, column: 1 })
  const { line, column } = reader.position((map?.get('type', true) ?? null) as Node | null)
  const params = { line, column, type: typeof type === 'string' ? type : '–' }
  return problem('file-not-node', 'workspace', { params, line, column })
}

/** Reads a node from a parsed text. What is wrong is told with its line and column; nothing is guessed. */
export function readDocument(parsed: NodeDocument): ReadFields {
  const { document } = parsed
  const [error, ...others] = document.errors
  if (error !== undefined) return fail(yamlProblem([error, ...others], parsed.source))
  const isEmpty = document.contents === null || (isScalar(document.contents) && document.contents.value === null)
  if (isEmpty) return fail(problem('file-empty', 'workspace', { line: 1, column: 1 }))
  const reader = new Reader(parsed)
  const refused = notANode(parsed, reader)
  return refused === null ? readNode(reader) : fail(refused)
}

/** Reads a node file's text. */
export function readFields(source: string): ReadFields {
  return readDocument(parseNodeText(source))
}

function readNode(reader: Reader): ReadFields {
  const { problems } = reader
  const title = reader.field('title', fields.title)
  const desc = reader.field('desc', fields.desc)
  const code_language = reader.field('code_language', fields.code_language)
  const code = reader.field('code', fields.code)
  const target = reader.field('target', fields.target)
  const variables = reader.field('variables', fields.variables)
  const outputs = reader.outputs()
  const dependencies = reader.field('dependencies', fields.dependencies)
  const samples = reader.samples()
  if (problems.length > 0 || variables === null || outputs === null || dependencies === null || samples === null) {
    return { node: null, problems }
  }
  reader.names(
    variables.map(({ variable }) => variable),
    (index) => reader.nameOf(index),
  )
  reader.names(
    outputs.map(({ name }) => name),
    (index) => reader.keyOf('outputs', index),
  )
  const node: CodeNode = {
    title: title ?? '',
    desc: desc ?? '',
    code_language: code_language ?? 'python3',
    code: code ?? '',
    target,
    variables,
    outputs,
    dependencies,
    samples,
  }
  return { node, problems }
}
