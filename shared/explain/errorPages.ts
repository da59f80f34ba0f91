import type { Language } from '../model/problem'
import { placesOf } from './explain'
import type { Explanation } from './explanation'
import { explanations } from './table'

const words = {
  en: {
    title: 'Errors explained',
    intro:
      'What Nodelab says beside an error: what it means in a code node, its usual cause, what to try. It stands in the Result and the Traceback of the window, and as `explanation` in `nodelab run --json`. This page is made from the table of errors (`npm run errors`). What is set in each case stands as `…`.',
    python: 'Python',
    javascript: 'JavaScript',
    dify: "Dify's own sentences",
    between: ' ',
  },
  'zh-CN': {
    title: '错误说明',
    intro:
      'Nodelab 在错误旁给出的说明：它在代码节点中的含义、常见原因、可以尝试的办法。它显示在窗口的“结果”与“回溯”中，并作为 `nodelab run --json` 的 `explanation`。本页由错误表生成（`npm run errors`）。随情况而定的内容写作 `…`。',
    python: 'Python',
    javascript: 'JavaScript',
    dify: 'Dify 自己的句子',
    between: '',
  },
} as const satisfies Readonly<Record<Language, Readonly<Record<string, string>>>>

/** An entry once, however many sentences it is for. */
const all = explanations.filter(({ id }, index) => explanations.findIndex((one) => one.id === id) === index)

function section(entry: Explanation, language: Language): string {
  const places = new Set([
    'target',
    'message',
    'inputs',
    ...explanations.filter(({ id }) => id === entry.id).flatMap(placesOf),
  ])
  const text = entry.texts[language].join(words[language].between)
  const general = text.replace(/\{(\w+)\}/g, (whole, name: string) => (places.has(name) ? '…' : whole))
  return `### ${entry.id}\n\n**${entry.title}**\n\n${general}`
}

function page(language: Language): string {
  const { title, intro, ...rest } = words[language]
  const parts = (['python', 'javascript', 'dify'] as const).flatMap((of) => [
    `## ${rest[of]}`,
    ...all.filter((entry) => entry.of === of).map((entry) => section(entry, language)),
  ])
  return `${[`# ${title}`, intro, ...parts].join('\n\n')}\n`
}

/** The pages of `docs/errors`, by their file's name. */
export const errorPages: Readonly<Record<string, string>> = {
  'README.md': page('en'),
  'README.zh-CN.md': page('zh-CN'),
}
