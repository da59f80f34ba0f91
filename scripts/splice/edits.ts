import fc from 'fast-check'
import type { CodeNode, OutputType } from '../../shared/model/node'

/** What PyYAML reads of a node's data. */
export type Data = Record<string, unknown>

/** An edit of a node, and the same of what PyYAML reads: both are changed in place. */
export interface Edit {
  readonly fields: readonly string[]
  readonly apply: (node: CodeNode, data: Data) => void
}

interface DataVariable {
  variable: string
  value_selector: string[] | null
  value_type?: string
}

interface DataOutput {
  type: string
  children: unknown
}

const variablesOf = (data: Data): DataVariable[] => (data['variables'] ?? []) as DataVariable[]
const outputsOf = (data: Data): Record<string, DataOutput> => (data['outputs'] ?? {}) as Record<string, DataOutput>

const line = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.string({ unit: fc.constantFrom('a', 'b', ' ', '"', "'", ':', '#', '\\', '中', '{', '-', 'word') }),
  },
  fc.constantFrom('def main(text: str):', '    return {"result": text}', '', '        x = "\\n"', '    # note: é 😀'),
  fc.string({ unit: 'binary', maxLength: 8 }),
)

/** Code, or any other text. A surrogate without its other half is no text of UTF-8. */
export const anyText: fc.Arbitrary<string> = fc
  .tuple(fc.array(line, { maxLength: 12 }), fc.constantFrom('', '\n', '\n\n'))
  .map(([lines, end]) => Buffer.from(lines.join('\n') + end).toString('utf8'))
  .filter((text) => !/\r|\uFFFE|\uFFFF/.test(text))

const title = fc.oneof(
  fc.constantFrom('Code', 'yes', '1.10', '', ' x', 'a: b', '# c', '代码 2', '- d', "it's", '"q"', '2024-01-01', 'null'),
  anyText,
)
const name = fc.constantFrom('fresh', 'y', 'null', 'on', '1x', '_a', '名字', 'Result', '0')
const selector = fc.constantFrom([], ['1712345678901', 'text'], ['sys', 'query'], ['start', 'a', '0'], ['1', 'yes'])
const outputType = fc.constantFrom<OutputType>(
  'string',
  'number',
  'boolean',
  'array[object]',
  'array[string]',
  'object',
)

const codeField = (node: CodeNode): 'template' | 'code' => (node.code_language === 'jinja2' ? 'template' : 'code')

/** Any edit that a node allows. */
export function anyEdit(node: CodeNode): fc.Arbitrary<Edit> {
  const own = codeField(node)
  const texts: fc.Arbitrary<Edit>[] = [
    anyText.map((text) => ({ fields: [own], apply: (to, data) => ((to.code = text), (data[own] = text), undefined) })),
    title.map((text) => ({
      fields: ['title'],
      apply: (to, data) => ((to.title = text), (data['title'] = text), undefined),
    })),
    anyText.map((text) => ({
      fields: ['desc'],
      apply: (to, data) => ((to.desc = text), (data['desc'] = text), undefined),
    })),
    smallChange(node, own),
  ]
  return fc.oneof(
    ...texts,
    ...variableEdits(node),
    ...(own === 'code' ? [...outputEdits(node), ...failureEdits(), languageEdit()] : []),
  )
}

/** What an author does most: a word of the code. */
function smallChange(node: CodeNode, field: string): fc.Arbitrary<Edit> {
  return fc.tuple(fc.nat(node.code.length), fc.constantFrom('x', ' ', '\n', '    y = 1\n', '"')).map(([at, text]) => {
    const code = Buffer.from(node.code.slice(0, at) + text + node.code.slice(at)).toString('utf8')
    return { fields: [field], apply: (to, data) => ((to.code = code), (data[field] = code), undefined) }
  })
}

function variableEdits({ variables }: CodeNode): fc.Arbitrary<Edit>[] {
  const fields = ['variables']
  const fresh = name.filter((one) => variables.every(({ variable }) => variable !== one))
  const add = fc
    .tuple(fresh, selector, fc.constantFrom<'number' | 'array[string]'>('number', 'array[string]'))
    .map(([variable, value_selector, value_type]): Edit => ({
      fields,
      apply(node, data) {
        node.variables.push({ variable, value_selector: [...value_selector], value_type })
        data['variables'] = [...variablesOf(data), { variable, value_selector: [...value_selector], value_type }]
      },
    }))
  if (variables.length === 0) return [add]
  const at = fc.nat(variables.length - 1)
  const remove = at.map((place): Edit => ({
    fields,
    apply(node, data) {
      node.variables.splice(place, 1)
      data['variables'] = variablesOf(data).filter((_, index) => index !== place)
    },
  }))
  const change = fc.tuple(at, fresh, selector, fc.nat(2)).map(([place, variable, value_selector, what]): Edit => ({
    fields,
    apply(node, data) {
      const [one, other] = [node.variables[place], variablesOf(data)[place]]
      if (one === undefined || other === undefined) return
      if (what === 0) other.variable = one.variable = variable
      else if (what === 1) {
        one.value_selector = [...value_selector]
        other.value_selector = [...value_selector]
      } else other.value_type = one.value_type = 'array[boolean]'
    },
  }))
  const turn = fc.constant<Edit>({
    fields,
    apply(node, data) {
      node.variables.reverse()
      data['variables'] = [...variablesOf(data)].reverse()
    },
  })
  return [add, remove, change, turn]
}

function outputEdits({ outputs }: CodeNode): fc.Arbitrary<Edit>[] {
  const fields = ['outputs']
  const fresh = name.filter((one) => outputs.every(({ name: other }) => other !== one))
  const add = fc.tuple(fresh, outputType).map(([key, type]): Edit => ({
    fields,
    apply(node, data) {
      node.outputs.push({ name: key, spec: { type, children: null } })
      data['outputs'] = { ...outputsOf(data), [key]: { type, children: null } }
    },
  }))
  if (outputs.length === 0) return [add]
  const at = fc.nat(outputs.length - 1)
  const remove = at.map((place): Edit => ({
    fields,
    apply(node, data) {
      const [gone] = node.outputs.splice(place, 1)
      data['outputs'] = Object.fromEntries(Object.entries(outputsOf(data)).filter(([key]) => key !== gone?.name))
    },
  }))
  const change = fc.tuple(at, fresh, outputType, fc.boolean()).map(([place, key, type, renames]): Edit => ({
    fields,
    apply(node, data) {
      const one = node.outputs[place]
      if (one === undefined) return
      const { [one.name]: spec, ...others } = outputsOf(data)
      const kept = renames ? spec : { ...spec, type, children: null }
      data['outputs'] = { ...others, [renames ? key : one.name]: kept }
      if (renames) one.name = key
      else one.spec = { type, children: null }
    },
  }))
  return [add, remove, change]
}

function failureEdits(): fc.Arbitrary<Edit>[] {
  const strategy = anyText.map((text): Edit => ({
    fields: ['error_strategy', 'default_value'],
    apply(node, data) {
      const value = { key: 'result', type: 'string' }
      node.error_strategy = 'default-value'
      node.default_value = [{ ...value, value: JSON.stringify(text) }]
      data['error_strategy'] = 'default-value'
      data['default_value'] = [{ ...value, value: text }]
    },
  }))
  const retry = fc.integer({ min: 1, max: 10 }).map((max_retries): Edit => ({
    fields: ['retry_config'],
    apply(node, data) {
      node.retry_config = { retry_enabled: true, max_retries, retry_interval: 250 }
      data['retry_config'] = { retry_enabled: true, max_retries, retry_interval: 250 }
    },
  }))
  const none = fc.constant<Edit>({
    fields: ['error_strategy', 'default_value', 'retry_config'],
    apply(node, data) {
      delete node.error_strategy
      delete node.default_value
      delete node.retry_config
      for (const key of ['error_strategy', 'default_value', 'retry_config']) {
        // An empty list says as much as none, and stays.
        if (!(Array.isArray(data[key]) && data[key].length === 0)) delete data[key]
      }
    },
  })
  return [strategy, retry, none]
}

function languageEdit(): fc.Arbitrary<Edit> {
  return fc.constant({
    fields: ['code_language'],
    apply(node, data) {
      node.code_language = node.code_language === 'javascript' ? 'python3' : 'javascript'
      data['code_language'] = node.code_language
    },
  })
}
