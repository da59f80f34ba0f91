import type { Watch } from '../model/exchange'
import type { Language } from '../model/problem'
import { describeProblem } from '../problems'

/** Whether something is to be done about it. */
export function isUrgent({ kind }: Watch): boolean {
  return kind === 'lacks' || kind === 'unmapped' || kind === 'packages' || kind === 'modules'
}

/** What is said of one thing to watch: a sentence, and names that stand beside it. */
export interface WatchText {
  readonly text: string
  readonly names: readonly string[]
}

const plural = (count: number, one: string, more: string): string => (count === 1 ? one : more)

const english = {
  unmapped: (count: number) =>
    plural(count, 'Choose a variable for 1 input', `Choose a variable for each of ${count} inputs`),
  mapped: (place: string) =>
    `stays mapped to ${placeText(place, 'node', { env: 'environment variable', sys: 'system variable', conversation: 'conversation variable' })} in the same app`,
  packages: (count: number) =>
    plural(count, '1 package', `${count} packages`) + " for the server's python-requirements.txt",
  modules: 'It is not known which package brings',
  'no-packages': 'No packages of your own are needed',
  strategy: {
    'fail-branch': 'Error Handling is Fail Branch: connect the branch of the failure',
    'default-value': 'Error Handling is Default Value: it goes on with those values',
  },
  retry: (times: number, ms: number) => `Retry on Failure is on: ${times} times, ${ms} ms apart`,
}

type Texts = typeof english

const chinese: Texts = {
  unmapped: (count) => `为 ${count} 个输入变量选择变量`,
  mapped: (place) =>
    `在同一应用中仍对应${placeText(place, '节点', { env: '环境变量', sys: '系统变量', conversation: '会话变量' }).replace(/^(?=[\x20-\x7e])/, ' ')}`,
  packages: (count) => `服务器的 python-requirements.txt 需要 ${count} 个软件包`,
  modules: '不清楚由哪个软件包提供：',
  'no-packages': '不需要自己的软件包',
  strategy: {
    'fail-branch': '异常处理为“异常分支”：请连接异常分支',
    'default-value': '异常处理为“默认值”：将以默认值继续',
  },
  retry: (times, ms) => `已开启“失败时重试”：${times} 次，间隔 ${ms} 毫秒`,
}

/** A place in an app, in words: nodes of Dify have long numbers for ids, of which the end tells one from another, and some sources are no nodes. */
function placeText(place: string, node: string, sources: Readonly<Record<string, string>>): string {
  return place
    .replace(/^\d+(\d{4})(?= \/ )/, (_, end: string) => `${node} …${end}`)
    .replace(/^(?:env|sys|conversation)(?= \/ )/, (source) => sources[source] ?? source)
}

const texts: Readonly<Record<Language, Texts>> = { en: english, 'zh-CN': chinese }

/** Says one thing to watch in a language. */
export function describeWatch(watch: Watch, language: Language): WatchText {
  const text = texts[language]
  switch (watch.kind) {
    case 'lacks':
      return { text: describeProblem(watch.problem, language).title, names: [] }
    case 'unmapped':
      return { text: text.unmapped(watch.names.length), names: watch.names }
    case 'mapped':
      return { text: text.mapped(watch.place), names: [watch.name] }
    case 'packages':
      return { text: text.packages(watch.lines.length), names: watch.lines }
    case 'modules':
      return { text: text.modules, names: watch.names }
    case 'strategy':
      return { text: text.strategy[watch.strategy], names: [] }
    case 'retry':
      return { text: text.retry(watch.times, watch.ms), names: [] }
    case 'no-packages':
      return { text: text['no-packages'], names: [] }
  }
}
