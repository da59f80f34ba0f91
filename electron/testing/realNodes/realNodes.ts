import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { z } from 'zod'
import { targets } from '../../../shared/dify/targets'
import type { Target } from '../../../shared/dify/targets/target'
import { codeLanguages, outputSpecSchema, type CodeNode, type VariableType } from '../../../shared/model/node'
import { type Sample, sampleFor } from './samples'

/** Dify app files that authors have published, beside the checkout; they are read where they lie. */
export const appFolder = join(
  dirname(dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))))),
  'shared/dify/dsl-samples',
)

const codeData = z.object({
  type: z.literal('code'),
  title: z.string(),
  code: z.string(),
  code_language: z.enum(codeLanguages),
  variables: z.array(z.object({ variable: z.string(), value_selector: z.array(z.string()) })),
  outputs: z.record(z.string(), outputSpecSchema),
})
const appFile = z.object({
  version: z.string(),
  workflow: z.object({ graph: z.object({ nodes: z.array(z.object({ id: z.string(), data: z.unknown() })) }) }),
})

/** A code node of an app file, with the target of the file's DSL version and sample inputs that fit it. */
export interface RealNode {
  /** `FILE#ID`. */
  readonly key: string
  readonly node: CodeNode
  readonly target: Target
  readonly sample: Sample
}

const parts = (version: string): number[] => version.split('.').map(Number)
function isOlder(a: string, b: string): boolean {
  const [left, right] = [parts(a), parts(b)]
  const at = left.findIndex((part, index) => part !== right[index])
  return at !== -1 && (left[at] ?? 0) < (right[at] ?? 0)
}

/** The oldest Dify that imports a file of a DSL version; the records begin at 0.1.3. */
function targetOf(dslVersion: string): Target {
  const found = targets.findLast((target) => !isOlder(target.dslVersion, dslVersion))
  if (found === undefined) throw new Error(`No Dify imports DSL ${dslVersion}`)
  return found
}

/** The type that a value has in Dify's input picker. */
function typeOf(value: unknown): VariableType {
  if (Array.isArray(value)) {
    const first: unknown = value[0]
    return typeof first === 'object' ? 'array[object]' : typeof first === 'number' ? 'array[number]' : 'array[string]'
  }
  if (typeof value === 'number' || typeof value === 'boolean') return typeof value === 'number' ? 'number' : 'boolean'
  return typeof value === 'object' ? 'object' : 'string'
}

function realNode(file: string, version: string, id: string, data: z.infer<typeof codeData>): RealNode {
  const key = `${file}#${id}`
  const names = data.variables.map(({ variable }) => variable)
  const sample = sampleFor(key, data.code_language, data.code, names)
  const variables = data.variables.map(({ variable, value_selector }) => ({
    variable,
    value_selector,
    value_type: typeOf(sample.inputs[variable]),
  }))
  const node: CodeNode = {
    title: data.title,
    desc: '',
    code_language: data.code_language,
    code: data.code,
    variables,
    outputs: Object.entries(data.outputs).map(([name, spec]) => ({ name, spec })),
    dependencies: [],
    target: null,
    samples: Object.fromEntries(names.map((name) => [name, JSON.stringify(sample.inputs[name] ?? null)])),
  }
  return { key, node, target: targetOf(version), sample }
}

/** Every code node of every app file in the folder; none where there is no such folder. */
export function realNodes(folder = appFolder): RealNode[] {
  if (!existsSync(folder)) return []
  const files = readdirSync(folder).filter((name) => /\.ya?ml$/.test(name))
  return files.sort().flatMap((file) => {
    const { version, workflow } = appFile.parse(parse(readFileSync(join(folder, file), 'utf8')))
    return workflow.graph.nodes.flatMap(({ id, data }) => {
      const isCode = typeof data === 'object' && data !== null && 'type' in data && data.type === 'code'
      return isCode ? [realNode(file, version, id, codeData.parse(data))] : []
    })
  })
}
