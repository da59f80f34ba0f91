import { execFileSync } from 'node:child_process'
import { parse } from 'yaml'
import { readYaml, lessonYamlSchema, packYamlSchema } from '../../electron/lessons/lessonYaml'
import { casesIn } from '../../electron/workspace/caseReader'
import { parseNodeText } from '../../electron/workspace/nodeDocument'
import { resultsFileSchema } from '../../shared/model/lesson'
import type { CodeNode } from '../../shared/model/node'
import type { Problem } from '../../shared/model/problem'
import { describeProblem } from '../../shared/problems'

const said = (problem: Problem | null | undefined): string | null =>
  problem == null ? null : `${describeProblem(problem, 'en').title} ${describeProblem(problem, 'en').why}`

/** A node that has whatever the cases of a sample name: they stand there without one. */
function nodeOf(text: string): CodeNode {
  const { cases } = parse(text) as { cases: { inputs?: object; outputs?: object; expect?: object }[] }
  const names = (of: (one: (typeof cases)[number]) => object[]): string[] =>
    cases.flatMap(of).flatMap((one) => Object.keys(one))
  const variables = names(({ inputs = {} }) => [inputs]).map((variable) => ({ variable, value_type: 'string' }))
  const outputs = names(({ outputs: values = {}, expect = {} }) => [values, expect]).map((name) => ({ name }))
  return { variables, outputs } as unknown as CodeNode
}

/** Nodelab's own kinds of YAML files but node files, which are run too; each by lines that no other has. */
const yamlKinds: readonly { readonly is: RegExp; readonly fault: (text: string) => string | null }[] = [
  { is: /^checks:/m, fault: (text) => said(readYaml(text, lessonYamlSchema).problem) },
  { is: /^title: \{/m, fault: (text) => said(readYaml(text, packYamlSchema).problem) },
  { is: /^cases:/, fault: (text) => said(casesIn(parseNodeText(text), nodeOf(text)).problems[0]) },
]

/** What is wrong with a sample in YAML that can be read, by the schema of its kind; null where nothing is, or where it is no file of Nodelab's. */
export function faultOfYaml(text: string): string | null {
  return yamlKinds.find(({ is }) => is.test(text))?.fault(text) ?? null
}

/** What is wrong with a sample in JSON, by the schema of its kind; null as for YAML. */
export function faultOfJson(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || !('format' in value)) return null
  const read = value.format === 'nodelab-results' ? resultsFileSchema.safeParse(value) : null
  return read?.error?.issues[0]?.message ?? null
}

/** What a shell says of the text of a block, which it reads and does not run; null where it can. `…` stands for what a page leaves out. */
export function faultOfShell(text: string): string | null {
  try {
    execFileSync('sh', ['-n'], { input: text, stdio: ['pipe', 'ignore', 'pipe'], encoding: 'utf8' })
    return null
  } catch (error) {
    const { stderr = '' } = error as { stderr?: string }
    return stderr.trim() || String(error)
  }
}

/** Whether an address has the shape of a public one. Whether somebody answers there is not asked: tests use no network. */
export function isAddress(text: string): boolean {
  const address = URL.canParse(text) ? new URL(text) : null
  return address?.protocol === 'https:' && /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(address.hostname)
}
