import { isMap, isScalar, LineCounter, type Node, parseDocument, type YAMLMap } from 'yaml'
import { z } from 'zod'
import { maxNameLength, nameRefusal } from '../../shared/dify/names'
import {
  type CodeNode,
  codeLanguages,
  dependencySchema,
  type OutputSpec,
  outputTypes,
  variableTypes,
} from '../../shared/model/node'
import type { Problem } from '../../shared/model/problem'
import { problem } from '../../shared/problems'
import { rawTag, sampleFromYaml } from './sampleYaml'

/** A node as read from a text: `node` is null where a problem is an error. */
export interface ReadFields {
  readonly node: CodeNode | null
  readonly problems: Problem[]
}

const text = z.union([z.string(), z.number(), z.boolean()]).transform(String)

/** Dify knows more types than an output may have; a wrong one is told, not guessed. */
const spec: z.ZodType<OutputSpec> = z.object({
  type: z.enum(outputTypes),
  children: z
    .lazy(() => z.record(z.string(), spec).nullable())
    .optional()
    .transform((value) => value ?? null),
}) as z.ZodType<OutputSpec>

const fields = {
  title: text.nullish().transform((value) => value ?? ''),
  desc: text.nullish().transform((value) => value ?? ''),
  code_language: z.enum(codeLanguages),
  code: z.string(),
  target: z
    .string()
    .nullish()
    .transform((value) => value ?? null),
  variables: z
    .array(
      z.object({
        variable: text,
        // Dify's older exports and its own default config leave the type out.
        value_type: z
          .enum(variableTypes)
          .nullish()
          .transform((value) => value ?? 'string'),
        value_selector: z
          .array(z.string())
          .nullish()
          .transform((value) => value ?? []),
      }),
    )
    .nullish()
    .transform((value) => value ?? []),
  outputs: z
    .record(z.string(), spec)
    .nullish()
    .transform((value) => value ?? {}),
  dependencies: z
    .array(dependencySchema.extend({ version: text.nullish().transform((value) => value ?? '') }))
    .nullish()
    .transform((value) => value ?? []),
}

const expected: Readonly<Record<string, string>> = {
  title: 'text',
  desc: 'text',
  code_language: codeLanguages.map((name) => `\`${name}\``).join(' / '),
  code: 'text',
  target: 'the name of a target, such as `dify-1.16`',
  variables: '`[{variable, value_type, value_selector}]`',
  outputs: `\`{name: {type, children}}\`, type: ${outputTypes.join(', ')}`,
  dependencies: '`[{name, version}]`',
  samples: '`{variable: value}`',
}

class Reader {
  readonly problems: Problem[] = []

  constructor(
    private readonly map: YAMLMap,
    private readonly lines: LineCounter,
  ) {}

  /** The node at a path of keys, or the last one on the way that exists. */
  private nodeAt(path: readonly PropertyKey[]): Node | null {
    let node: Node | null = this.map
    for (const part of path) {
      const next: unknown = (node as { get?: (key: unknown, keep: boolean) => unknown }).get?.(part, true)
      if (next === undefined || next === null) break
      node = next as Node
    }
    return node
  }

  position(path: readonly PropertyKey[]): { line: number; column: number } {
    const { line, col } = this.lines.linePos(this.nodeAt(path)?.range?.[0] ?? 0)
    return { line: Math.max(line, 1), column: Math.max(col, 1) }
  }

  wrong(field: string, path: readonly PropertyKey[]): void {
    const { line, column } = this.position(path)
    const params = { line, field: path.map(String).join('.'), expected: expected[field] ?? '' }
    this.problems.push(problem('field-wrong', 'workspace', { params, line, column }))
  }

  field<K extends keyof typeof fields>(name: K): z.output<(typeof fields)[K]> | null {
    const node = this.map.get(name, true)
    const value: unknown = (node as { toJSON?: () => unknown } | undefined)?.toJSON?.()
    const read = fields[name].safeParse(value)
    if (read.success) return read.data as z.output<(typeof fields)[K]>
    this.wrong(name, [name, ...(read.error.issues[0]?.path ?? [])])
    return null
  }

  samples(): Record<string, string> | null {
    const node = this.map.get('samples', true)
    if (node === undefined || (isScalar(node) && node.value === null)) return {}
    if (isMap(node)) {
      return Object.fromEntries(
        node.items.map(({ key, value }) => [String(isScalar(key) ? key.value : key), sampleFromYaml(value as Node)]),
      )
    }
    this.wrong('samples', ['samples'])
    return null
  }

  /** Names that Dify's panel refuses: it saves them all the same, so they are warnings. */
  names(names: readonly string[], path: (index: number) => PropertyKey[]): void {
    for (const [index, name] of names.entries()) {
      const difyText = nameRefusal(name, name === '' ? 'Variable Name' : name, names.slice(0, index))
      if (difyText === null) continue
      const { line, column } = this.position(path(index))
      const params = { name: name.slice(0, maxNameLength * 2) }
      this.problems.push(problem('name-refused', 'workspace', { severity: 'warning', params, line, column, difyText }))
    }
  }
}

function fail(...problems: Problem[]): ReadFields {
  return { node: null, problems }
}

function notANode(map: YAMLMap, reader: Reader): Problem | null {
  const type = map.get('type')
  if (type === 'code') return null
  if (map.get('kind') === 'app' || map.has('workflow')) return problem('file-is-app', 'workspace')
  const { line, column } = reader.position(['type'])
  const params = { type: typeof type === 'string' ? `\`${type}\`` : '–' }
  return problem('file-not-node', 'workspace', { params, line, column })
}

/** Reads a node file's text. What is wrong is told with its line and column; nothing is guessed. */
export function readFields(source: string): ReadFields {
  const lines = new LineCounter()
  // An unknown tag is a warning of the library; ours is known here, others are kept as they are.
  const document = parseDocument(source.replace(/^\uFEFF/, ''), {
    lineCounter: lines,
    customTags: [{ tag: rawTag, resolve: (value: string) => value }],
  })
  const [error] = document.errors
  if (error !== undefined) {
    const { line, col } = error.linePos?.[0] ?? { line: 1, col: 1 }
    const reason = (error.message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '')
    return fail(
      problem('file-not-yaml', 'workspace', {
        params: { line, column: col, reason },
        line,
        column: col,
        raw: error.message,
      }),
    )
  }
  if (document.contents === null) return fail(problem('file-empty', 'workspace'))
  if (!isMap(document.contents)) return fail(problem('file-not-node', 'workspace', { params: { type: '–' }, line: 1 }))
  const reader = new Reader(document.contents, lines)
  const refused = notANode(document.contents, reader)
  if (refused !== null) return fail(refused)
  return readNode(reader)
}

function readNode(reader: Reader): ReadFields {
  const { problems } = reader
  const title = reader.field('title')
  const desc = reader.field('desc')
  const code_language = reader.field('code_language')
  const code = reader.field('code')
  const target = reader.field('target')
  const variables = reader.field('variables')
  const outputs = reader.field('outputs')
  const dependencies = reader.field('dependencies')
  const samples = reader.samples()
  if (problems.length > 0 || variables === null || outputs === null || dependencies === null || samples === null) {
    return { node: null, problems }
  }
  const names = variables.map(({ variable }) => variable)
  reader.names(names, (index) => ['variables', index, 'variable'])
  reader.names(Object.keys(outputs), (index) => ['outputs', Object.keys(outputs)[index] ?? ''])
  const node: CodeNode = {
    title: title ?? '',
    desc: desc ?? '',
    code_language: code_language ?? 'python3',
    code: code ?? '',
    target,
    variables,
    outputs: Object.entries(outputs).map(([name, value]) => ({ name, spec: value })),
    dependencies,
    samples,
  }
  return { node, problems }
}
