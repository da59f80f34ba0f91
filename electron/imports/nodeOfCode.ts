import { readSignature } from '../../shared/dify/signature'
import { templateNames } from '../../shared/dify/template/templateNames'
import { templateOutputs } from '../../shared/dify/templateOutput'
import type { CodeNode, NodeLanguage } from '../../shared/model/node'

/** The language of a code file, by the ending of its name. */
const languages: Readonly<Record<string, NodeLanguage>> = {
  py: 'python3',
  js: 'javascript',
  mjs: 'javascript',
  cjs: 'javascript',
  j2: 'jinja2',
  jinja: 'jinja2',
  jinja2: 'jinja2',
}

/** The language of a code file; null for a file of another kind. */
export function languageOf(name: string): NodeLanguage | null {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  return name.includes('.') && Object.hasOwn(languages, ending) ? (languages[ending] ?? null) : null
}

/** A default of a header as a sample; null where it is no JSON, or a text in another language's quotes. */
function sampleOf(defaultText: string | null): string | null {
  const text = defaultText?.trim() ?? ''
  const json = /^'[^'"\\\n]*'$/.test(text) ? `"${text.slice(1, -1)}"` : text
  try {
    JSON.parse(json)
    return json
  } catch {
    // Python's None, a call, nothing at all: the author gives a sample.
    return null
  }
}

/** A node with this code: its inputs are those of `main`'s header, its outputs the keys that `main` returns, both as far as they can be told. */
export function nodeOfCode(title: string, language: NodeLanguage, text: string): CodeNode {
  const code = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  const empty = { title, desc: '', code_language: language, code, dependencies: [], target: null }
  if (language === 'jinja2') {
    const variables = templateNames(code).free.map(({ name, type }) => ({
      variable: name,
      value_type: type,
      value_selector: [],
    }))
    return { ...empty, variables, outputs: templateOutputs(), samples: {} }
  }
  const signature = readSignature(language, code)
  const parameters = signature?.parameters ?? []
  const returned = signature?.returned ?? []
  const samples = parameters.flatMap(({ name, defaultText }) => {
    const sample = sampleOf(defaultText)
    return sample === null ? [] : [[name, sample] as const]
  })
  return {
    ...empty,
    variables: parameters.map(({ name, type }) => ({
      variable: name,
      value_type: type ?? 'string',
      value_selector: [],
    })),
    outputs: returned.map(({ name, type }) => ({ name, spec: { type: type ?? 'string', children: null } })),
    samples: Object.fromEntries(samples),
  }
}
