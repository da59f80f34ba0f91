import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import * as acorn from 'acorn'
import { parser as pythonParser } from '@lezer/python'
import MarkdownIt from 'markdown-it'
import { describe, expect, it } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { documentPaths, englishOf, type ReadDocument, readDocument } from './documents/readDocument'
import { faultOfJson, faultOfShell, faultOfYaml, isAddress } from './documents/samples'
import { commandsIn, faultOfCommand, faultOfNodelab, withoutValue } from './documents/shellLines'
import { root } from './setup/folders.mjs'

const documents = documentPaths.map((path) => readDocument(path))
const byPath = new Map(documents.map((document) => [document.path, document]))
const { scripts: npmScripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>
}
const scripts = new Set(Object.keys(npmScripts))
/** Made from the tables, whose examples are meant to be wrong and are tested beside them. */
const isOfTables = ({ path }: ReadDocument): boolean => /^docs\/(?:rules|errors)\//.test(path)

/** For those who work on the project: in English alone. */
const englishAlone =
  /^docs\/(?:decisions\/.*|app-files-inside|architecture|confinement-inside|conformance|extending|releasing)\.md$|^docs\/decisions\//

/** Why a link of a page leads nowhere; null where it leads somewhere. */
function faultOfLink({ path }: ReadDocument, to: string): string | null {
  if (to.startsWith('mailto:')) return null
  if (to.startsWith('https:')) return isAddress(to) ? null : 'is no address'
  if (/^\w+:/.test(to)) return 'is of a kind that is not used'
  const [file = '', anchor = ''] = decodeURIComponent(to).split('#')
  const target = file === '' ? path : posix.normalize(posix.join(dirname(path), file))
  if (!existsSync(join(root, target))) return 'is not there'
  if (anchor === '') return null
  const found = byPath.get(target)?.headings.some((heading) => heading.anchor === anchor)
  return found === true ? null : 'has no such heading'
}

function isPython(text: string): boolean {
  let whole = true
  pythonParser.parse(text).iterate({
    enter: ({ type }) => {
      if (type.isError) whole = false
    },
  })
  return whole
}

/** What is wrong with a block of code; null where nothing is, or where its kind is not checked. */
function faultOfBlock(language: string, text: string): string | null {
  const [kind] = language.split(' ')
  try {
    if (kind === 'json') return faultOfJson(JSON.parse(text))
    if (kind === 'yaml') {
      for (const document of parseAllDocuments(text)) if (document.errors[0] !== undefined) throw document.errors[0]
      return faultOfYaml(text)
    }
    if (kind === 'js' || kind === 'javascript') acorn.parse(text, { ecmaVersion: 'latest' })
    if (kind === 'python' && !isPython(text)) return 'it is no Python'
    if (kind === 'sh') {
      const unread = faultOfShell(text)
      if (unread !== null) return unread
      const lines = text.split('\n').flatMap(commandsIn)
      const fault = lines.map((words) => faultOfCommand(words, scripts)).find((one) => one !== null)
      return fault ?? null
    }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
  return null
}

describe('the documents', () => {
  it('link to files and headings that are there, pictures among them', () => {
    const faults = documents.flatMap((document) =>
      document.links.flatMap(({ to, line }) => {
        const fault = faultOfLink(document, to)
        return fault === null ? [] : [`${document.path}:${line} ${to} ${fault}`]
      }),
    )
    expect(faults).toEqual([])
    expect(documents.flatMap(({ links }) => links).length).toBeGreaterThan(200)
  })

  it('have code that can be read, and commands with options that exist', () => {
    const faults = documents
      .filter((document) => !isOfTables(document))
      .flatMap(({ path, blocks }) =>
        blocks.flatMap(({ language, text, line }) => {
          const fault = language === '' ? 'its kind is not named' : faultOfBlock(language, text)
          return fault === null ? [] : [`${path}:${line} ${fault}`]
        }),
      )
    expect(faults).toEqual([])
  })

  it('name commands in their text that exist', () => {
    const faults = documents.flatMap(({ path, words }) =>
      words.flatMap(({ text, line }) => {
        // `nodelab …` stands for all of them.
        if (!/^(?:npx nodelab|nodelab|npm run) [a-z]/.test(text)) return []
        const fault = commandsIn(text.replaceAll(/<[^>]*>|\[[^\]]*\]|…/g, '')).map((one) =>
          faultOfCommand(one, scripts),
        )[0]
        return fault == null || fault.endsWith(withoutValue) ? [] : [`${path}:${line} ${text}: ${fault}`]
      }),
    )
    expect(faults).toEqual([])
  })

  it('for users are there in both languages, with the same headings and blocks of code', () => {
    const lacking = documentPaths.filter(
      (path) => englishOf(path) === null && !englishAlone.test(path) && !byPath.has(path.replace(/\.md$/, '.zh-CN.md')),
    )
    expect(lacking).toEqual([])
    const shape = ({ headings, blocks }: ReadDocument): readonly string[] => [
      ...headings.map(({ level }) => '#'.repeat(level)),
      ...blocks.map(({ language }) => language),
    ]
    const pairs = documents.flatMap((document) => {
      const english = englishOf(document.path)
      return english === null ? [] : [[document, byPath.get(english)] as const]
    })
    for (const [chinese, english] of pairs) {
      expect(english, `${chinese.path} has no English page`).toBeDefined()
      if (english !== undefined) expect([chinese.path, shape(chinese)]).toEqual([chinese.path, shape(english)])
    }
    expect(pairs.length).toBeGreaterThan(10)
  })

  it('in Chinese lead to Chinese pages where there are any', () => {
    const faults = documents
      .filter(({ path }) => englishOf(path) !== null)
      .flatMap(({ path, links }) =>
        links.flatMap(({ to, line }) => {
          const target = posix.normalize(posix.join(dirname(path), to.split('#')[0] ?? ''))
          // The way to the same page in English is meant.
          if (target === englishOf(path) || !/(?<!\.zh-CN)\.md$/.test(target)) return []
          return byPath.has(target.replace(/\.md$/, '.zh-CN.md')) ? [`${path}:${line} ${to}`] : []
        }),
      )
    expect(faults).toEqual([])
  })

  it.each([
    ['docs/README.md', (path: string) => englishOf(path) === null],
    ['docs/README.zh-CN.md', (path: string) => englishOf(path) !== null],
  ])('are all named by %s', (index, isOfLanguage) => {
    const named = new Set(
      byPath.get(index)?.links.map(({ to }) => posix.normalize(posix.join('docs', to.split('#')[0] ?? ''))),
    )
    const pages = documentPaths.filter((path) => /^docs\/(?:[^/]+|(?:rules|errors|decisions)\/README.*)$/.test(path))
    expect(pages.filter((path) => path !== index && isOfLanguage(path) && !named.has(path))).toEqual([])
  })
})

describe('the documents in Chinese', () => {
  it('have their weight and names where GitHub finds them, which reads plain CommonMark', () => {
    const plain = new MarkdownIt()
    const raw = documents
      .filter(({ path }) => englishOf(path) !== null)
      .flatMap(({ path }) =>
        plain
          .parse(readFileSync(join(root, path), 'utf8'), {})
          .flatMap(({ children, map }) =>
            (children ?? [])
              .filter(({ type, content }) => type === 'text' && content.includes('*'))
              .map(({ content }) => `${path}:${(map?.[0] ?? 0) + 1} ${content}`),
          ),
      )
    expect(raw).toEqual([])
  })

  it('are named by their list with all that the English list names', () => {
    const namedBy = (index: string): readonly string[] => [
      ...new Set(byPath.get(index)?.links.map(({ to }) => to.split('#')[0]?.replace('.zh-CN.md', '.md') ?? '')),
    ]
    const other = new Set(namedBy('docs/README.zh-CN.md'))
    expect(namedBy('docs/README.md').filter((path) => path !== 'README.md' && !other.has(path))).toEqual([])
  })

  it('say in Chinese what the lines of their samples do', () => {
    const remark = /(?:^|\s)#\s+(.+)$/
    const english = documents
      .filter((document) => englishOf(document.path) !== null && !isOfTables(document))
      .flatMap(({ path, blocks }) =>
        blocks
          .filter(({ language }) => language === 'sh')
          .flatMap(({ text, line }) => text.split('\n').map((one, at) => ({ one, at: line + 1 + at })))
          .filter(({ one }) => /[a-z]/i.test(remark.exec(one)?.[1] ?? '') && !/\p{Script=Han}/u.test(one))
          .map(({ one, at }) => `${path}:${at} ${one}`),
      )
    expect(english).toEqual([])
  })
})

describe('the look at documents', () => {
  it('finds headings as GitHub anchors them, and links outside of code', () => {
    const read = readDocument(
      'docs/x.md',
      '# A `b` c, d\n\n## 目标 与 沙箱？\n\n## A b c d\n\n[x](y.md#z) `[no](no.md)`\n\n```sh\n[no](no.md)\n```\n',
    )
    expect(read.headings.map(({ anchor }) => anchor)).toEqual(['a-b-c-d', '目标-与-沙箱', 'a-b-c-d-1'])
    expect(read.links.map(({ to }) => to)).toEqual(['y.md#z'])
    expect(read.blocks).toEqual([{ language: 'sh', text: '[no](no.md)\n', line: 9 }])
    expect(faultOfLink(read, 'nowhere.md')).toBe('is not there')
    expect(faultOfLink(read, '../README.md#nowhere')).toBe('has no such heading')
  })

  it('finds commands, options, actions and scripts that are not there', () => {
    const faultIn = (line: string): (string | null)[] => commandsIn(line).map((one) => faultOfCommand(one, scripts))
    expect(faultIn(`npx nodelab run x --input a='"b # c"' | wl-copy # so`)).toEqual([null, null])
    expect(faultIn('KEY=1 npx nodelab schema > x.json')).toEqual([null])
    expect(faultIn('npx nodelab run x --nothing')).toEqual(['run has no --nothing'])
    expect(faultIn('npx nodelab env burn; npm run nothing && rm x')).toEqual([
      'env has no action burn',
      'npm has no script nothing',
      'rm is not known',
    ])
    expect(faultOfNodelab(['fly'])).toBe('no command fly')
    expect(faultOfNodelab(['run', 'x', '--mode'])).toBe('--mode has no value')
    expect(faultOfBlock('python node', 'def main(:\n  pass\n')).toBe('it is no Python')
    expect(faultOfBlock('yaml', 'a: [1\n')).toMatch(/flow|expected/i)
    expect(faultOfBlock('sh', "docker run 'x\n")).toMatch(/quote|unexpected|Syntax/i)
  })

  it('holds samples to what they are samples of, and addresses to their shape', () => {
    const lesson = 'format: 1\nid: a\norder: 1\nchecks:\n  - case: x\n    en: y\n    zh-CN: z\n'
    expect(faultOfBlock('yaml', `${lesson}hints: []\nlinks: [nowhere]\n`)).toMatch(/links/)
    expect(faultOfBlock('yaml', 'format: 1\nid: Ä\ntitle: { en: a, zh-CN: b }\n')).toMatch(/id/)
    expect(faultOfBlock('yaml', 'cases:\n  - name: a\n    input: {}\n')).toMatch(/input/)
    expect(faultOfBlock('json', '{"format": "nodelab-results", "version": 2}')).not.toBeNull()
    expect(faultOfBlock('json', '{"a": 1}')).toBeNull()
    expect(['https://nodejs.org', 'https://nodejs', 'https://a b.org/', 'http://nodejs.org'].map(isAddress)).toEqual([
      true,
      false,
      false,
      false,
    ])
  })
})
