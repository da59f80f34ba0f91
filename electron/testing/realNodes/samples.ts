import { readSignature } from '../../../shared/dify/signature'
import type { CodeLanguage, VariableType } from '../../../shared/model/node'

/** Inputs for a real node, and what becomes of them: outputs, or a part of Dify's sentence where the node must fail. */
export interface Sample {
  readonly inputs: Readonly<Record<string, unknown>>
  /** Left out where the outputs depend on the machine. */
  readonly outputs?: unknown
  readonly error?: RegExp
  /** Whether this is a node that nobody has written a sample for. */
  readonly isMade?: true
}

const fenced = '```json\n[{"chapter": "1", "title": "Start", "contents": ["a", "b"]}]\n```'
const cells = (subtitle: string) => ({ chapter: '1', title: 'Start', subtitle })
const weather = { data: { beginYear: 1991, endYear: 2020, data: [{ month: 1, maxTemp: 2, minTemp: -8, rainfall: 3 }] } }
const content = JSON.stringify({ data: { content: '正文' } })
const resp = {
  out_file_name: 'a.py',
  python: [
    { type: 'import', codes: 'import os' },
    { type: 'function', signature: 'def f():', codes: '' },
  ],
}

/** Samples of the published nodes, by file and id. */
const samples: Readonly<Record<string, Sample>> = {
  'Claude3 Code Translation.yml#1720508367130': {
    inputs: { text: JSON.stringify({ json: resp }), dest_lang: 'python' },
    outputs: { resp, signatures: ['def f():'] },
  },
  'Claude3 Code Translation.yml#1720580885073': {
    inputs: { resp, sig_impl: ['def f():\n    pass'], dest_lang: 'python' },
    outputs: {
      final_code: 'import os\ndef f():\n    pass',
      resp: { ...resp, python: [resp.python[0], { ...resp.python[1], codes: 'def f():\n    pass' }] },
    },
  },
  // The folder of a server's own uploads is on no author's machine.
  'File_read.yml#1733304400929': { inputs: { filesize: 12 }, outputs: { file_path: 'None' } },
  'File_read.yml#1733308511344': {
    inputs: { file_path: 'no-such-file.csv' },
    outputs: { result: "错误: [Errno 2] No such file or directory: 'no-such-file.csv'" },
  },
  'Jina Reader Jinja.yml#1713262060182': {
    inputs: { arg1: 'see https://a.example/x and (http://b.example)' },
    outputs: { result: ['https://a.example/x', 'http://b.example'] },
  },
  'Jina Reader Jinja.yml#1720759755103': {
    inputs: { arg1: ['https://a.example\\SPone\ntwo'] },
    outputs: { result: [{ url: 'https://a.example', text: 'one two' }] },
  },
  'LanguageConsistencyChecker.yml#1732346962510': {
    inputs: { cn: '中', en: 'en', jp: '日', lang: 'ja-JP' },
    outputs: { result: '日' },
  },
  'LanguageConsistencyChecker.yml#1732377867403': { inputs: { text: content }, outputs: { result: '正文' } },
  'LanguageConsistencyChecker.yml#1732378541085': { inputs: { text: 'no JSON' }, outputs: { result: '' } },
  'LanguageConsistencyChecker.yml#1732378574421': { inputs: { text: content }, outputs: { result: '正文' } },
  'chart_demo.yml#1731568257888': { inputs: { data: JSON.stringify(weather) } },
  'dify_course_demo.yml#1728203511475': { inputs: { text: fenced }, outputs: { result: [cells('a'), cells('b')] } },
  'dify_course_demo.yml#1728218846720': { inputs: { item: cells('a') }, outputs: cells('a') },
  'dify_course_demo.yml#1728463823248': {
    inputs: { course: 'text', info: cells('a') },
    outputs: { result: { info: cells('a'), course: 'text' } },
  },
  'jieba.yml#1732240797960': {
    inputs: { input_content: '我来到北京清华大学' },
    outputs: { output: "['我', '来到', '北京', '清华大学']" },
  },
  'json-repair.yml#1732007419308': {
    inputs: { llm_string: '{"名": 1, "b": [1, 2' },
    outputs: { result: '{"名": 1, "b": [1, 2]}' },
  },
  'json_translate.yml#1731659181729': {
    inputs: { json_data_string: '{"title": "你好", "price": 3, "colour": "#fff"}' },
    outputs: { items_to_translate: [{ path: ['title'], text: '你好' }] },
  },
  'json_translate.yml#1731659360096': {
    inputs: { item: { path: ['title'], text: '你好' } },
    outputs: { path: ['title'], text: '你好' },
  },
  'json_translate.yml#1731659778623': {
    inputs: { item: { path: ['title'], text: '你好' }, translated_text: 'Hello' },
    outputs: { result: { path: ['title'], text: '你好', translated_text: 'Hello' } },
  },
  'json_translate.yml#1731659874585': {
    inputs: {
      translated_items: [{ path: ['title'], translated_text: 'Hello' }],
      json_data_string: '{"title": "你好"}',
    },
    outputs: { result: '{\n  "title": "Hello"\n}' },
  },
  'matplotlib.yml#1732083953925': { inputs: {} },
  '全书翻译.yml#1717916867969': { inputs: { input_text: '书'.repeat(8100) } },
  '春联生成器.yml#1737014565681': {
    inputs: { text: '好的：{"banner": "万事如意", "top": "上联", "bottom": "下联"}' },
    outputs: { banner: '万事如意', reversed_banner: '意如事万', top: '上联', bottom: '下联' },
  },
}

const values: Readonly<Partial<Record<VariableType, unknown>>> = {
  string: 'text',
  number: 1,
  boolean: true,
  object: {},
  'array[string]': ['text'],
  'array[number]': [1],
  'array[object]': [{}],
  'array[boolean]': [true],
}

/** Inputs for a node: those written for it, else values of the types that its `main` tells. */
export function sampleFor(key: string, language: CodeLanguage, code: string, names: readonly string[]): Sample {
  const known = samples[key]
  if (known !== undefined) return known
  const parameters = readSignature(language, code)?.parameters ?? []
  const typeOf = (name: string) => parameters.find((parameter) => parameter.name === name)?.type ?? 'string'
  return { inputs: Object.fromEntries(names.map((name) => [name, values[typeOf(name)] ?? 'text'])), isMade: true }
}
