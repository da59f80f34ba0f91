import type { Language } from '../model/problem'
import { rules } from './preflight'
import type { Rule } from './rule'
import { general, levelsOf } from './ruleAbout'
import type { RuleText } from './texts/ruleText'
import { type RuleId, ruleTexts } from './texts/ruleTexts'

const words = {
  en: {
    title: 'The rules of preflight',
    intro:
      'Preflight looks at a node without running it: in the window as you write, and in `nodelab check`, for the target that the node names, else that of the settings or `--target`. This page is made from the table of rules (`npm run rules`). What is set in each case stands as `…`; each rule has a page of its own.',
    silence:
      'A comment silences findings, and Dify ignores it: `# nodelab: ignore` (`// nodelab: ignore` in JavaScript, `{# nodelab: ignore #}` in a template) at the end of a line is about that line, on a line of its own about the next one. With ids behind it, it is about those rules alone: `# nodelab: ignore stderr-written`.',
    own: "`preflight.txt` in a workspace says how grave rules are there, a line a rule: `stderr-written = warning`, with error, warning, info (or note) or off; `#` begins a comment. It holds for all that the rule finds; a rule that a target does not mind stays off for it. `server-packages.txt` lists what the author's server has: its own python-requirements.txt, or what `pip freeze` or `pip list` prints there. Of both `nodelab check` takes the nearest above a node's file.",
    severity: 'Severity',
    languages: 'Languages',
    next: 'What to do',
    fires: 'Fires on',
    others: 'on other targets',
    fix: 'Quick fix',
    all: 'All rules',
  },
  'zh-CN': {
    title: '预检规则',
    intro:
      '预检不运行节点，只查看其内容：在窗口中随编写进行，也用于 `nodelab check`；目标由节点指定，否则按设置或 `--target`。本页由规则表生成（`npm run rules`）。随情况而定的内容写作 `…`；每条规则各有一页。',
    silence:
      '可用注释忽略结果，Dify 不会理会它：行末的 `# nodelab: ignore`（JavaScript 为 `// nodelab: ignore`，模板为 `{# nodelab: ignore #}`）针对该行，单独成行则针对下一行。后面写上规则 id 时只针对这些规则：`# nodelab: ignore stderr-written`。',
    own: '工作区中的 `preflight.txt` 规定其中规则的级别，每行一条：`stderr-written = warning`，可写 error、warning、info（或 note）、off；`#` 之后为注释。它对该规则的所有结果生效；目标不介意的规则对该目标保持关闭。`server-packages.txt` 列出作者服务器上的软件包：其 python-requirements.txt，或在其中运行 `pip freeze`、`pip list` 的输出。`nodelab check` 取节点文件上方最近的这两个文件。',
    severity: '级别',
    languages: '语言',
    next: '怎么办',
    fires: '示例',
    others: '其他目标',
    fix: '快速修复',
    all: '所有规则',
  },
} as const satisfies Readonly<Record<Language, Readonly<Record<string, string>>>>

const levels = {
  en: { error: 'error', warning: 'warning', info: 'info', off: 'off' },
  'zh-CN': { error: '错误', warning: '警告', info: '提示', off: '关闭' },
} as const

const fences = { python3: 'python', javascript: 'javascript', jinja2: 'jinja' } as const

/** How grave a rule is, by the targets where that differs. */
function severitiesOf(rule: Rule, language: Language): string {
  const groups = levelsOf(rule)
  if (groups.length === 1) return levels[language][groups[0]?.level ?? 'off']
  return groups.map(({ level, targets }) => `${levels[language][level]} (${targets.join(', ')})`).join('; ')
}

/** The ends of the pages' names, by their language. */
const ends = { en: '.md', 'zh-CN': '.zh-CN.md' } as const satisfies Readonly<Record<Language, string>>

/** The file of a rule's page in a folder of such pages. */
export function rulePageName(id: string, language: Language): string {
  return `${id}${ends[language]}`
}

function rulePage(rule: Rule, language: Language): string {
  const text: RuleText = ruleTexts[rule.id as RuleId][language]
  const word = words[language]
  const example = rule.cases.find(({ fires }) => fires.length > 0)
  const lines = [
    `# ${rule.id}`,
    `**${general(text.title)}**`,
    general(text.why),
    `*${word.next}:* ${general(text.next)}`,
    ...(text.fix === undefined ? [] : [`*${word.fix}:* ${general(text.fix)}`]),
    `*${word.severity}:* ${severitiesOf(rule, language)} · *${word.languages}:* ${rule.languages.join(', ')}`,
  ]
  const code = example?.code.trimEnd() ?? ''
  const fence = fences[example?.language ?? 'python3']
  if (code !== '') lines.push(`*${word.fires}:*`, `\`\`\`${fence}\n${code}\n\`\`\``)
  lines.push(`[${word.all}](README${ends[language]})`)
  return `${lines.filter((line) => line !== '').join('\n\n')}\n`
}

function index(language: Language): string {
  const { title, intro, silence, own } = words[language]
  const list = rules
    .map(({ id }) => `- [${id}](${rulePageName(id, language)}): ${general(ruleTexts[id as RuleId][language].title)}`)
    .join('\n')
  return `${[`# ${title}`, intro, silence, own, list].join('\n\n')}\n`
}

/** The pages of `docs/rules`, by their file's name. */
export const rulePages: Readonly<Record<string, string>> = Object.fromEntries(
  (['en', 'zh-CN'] as const).flatMap((language): (readonly [name: string, text: string])[] => [
    [`README${ends[language]}`, index(language)],
    ...rules.map((rule) => [rulePageName(rule.id, language), rulePage(rule, language)] as const),
  ]),
)
