import type { Language, Problem, ProblemText } from '../../shared/model/problem'
import { describeProblem, type ProblemCode } from '../../shared/problems'

type Next = Readonly<Record<Language, string>>

const mend: Next = {
  en: 'Mend `{path}` in a text editor, then run the command again.',
  'zh-CN': '请用文本编辑器修正 `{path}`，然后重新执行命令。',
}
const again: Next = {
  en: 'Run the command again; if it comes back, report it with this text.',
  'zh-CN': '请重新执行命令；若再次出现，请附上此文本反馈。',
}
const uv: Next = {
  en: 'Name another one in NODELAB_UV or in the settings of the window, or leave both empty so that Nodelab finds one.',
  'zh-CN': '请在 NODELAB_UV 或窗口的设置中指定其他路径，或两者都留空，由 Nodelab 自行查找。',
}
const uvByHand: Next = {
  en: 'Install uv by hand; one that is not on the PATH is named in NODELAB_UV or in the settings of the window.',
  'zh-CN': '请手动安装 uv；若不在 PATH 中，请在 NODELAB_UV 或窗口的设置中指定其路径。',
}
const index: Next = {
  en: 'Check the connection, or name another index in UV_DEFAULT_INDEX or in the settings of the window, then run the command again.',
  'zh-CN': '请检查网络，或在 UV_DEFAULT_INDEX 或窗口的设置中指定其他索引，然后重新执行命令。',
}
const anew: Next = {
  en: 'Remove the environments with `nodelab env sweep --days 0`; the next run builds its own anew.',
  'zh-CN': '请用 `nodelab env sweep --days 0` 清理环境，下次运行会重新构建。',
}

/** The next step where it is another one in a terminal than in the window, which has tabs, buttons and menus. */
const nextSteps: Partial<Record<ProblemCode, Next>> = {
  'file-not-yaml': mend,
  'field-wrong': mend,
  'file-empty': mend,
  'yaml-tab': mend,
  'yaml-too-deep': mend,
  'yaml-indent': mend,
  'yaml-key-twice': mend,
  'yaml-key-alone': mend,
  'yaml-colon': mend,
  'yaml-needs-quotes': mend,
  'yaml-quote-open': mend,
  'yaml-bracket-open': mend,
  'yaml-backslash': mend,
  'yaml-many': mend,
  'alias-refused': mend,
  'file-not-node': {
    en: 'Name a node file, or correct the first lines of `{path}`.',
    'zh-CN': '请给出节点文件，或改正 `{path}` 开头几行。',
  },
  'file-is-app': {
    en: 'Name a node file: a whole app can not be run here.',
    'zh-CN': '请给出节点文件：这里不能运行整个应用。',
  },
  'target-unknown': {
    en: 'Name it as `{id}`, or as another one that `nodelab targets` lists.',
    'zh-CN': '请写作 `{id}`，或用 `nodelab targets` 列出的其他目标。',
  },
  'input-not-json': {
    en: 'Mend it under `samples` in the file, or give the value with --input {name}=JSON.',
    'zh-CN': '请在文件的 `samples` 下修正，或用 --input {name}=JSON 给出该值。',
  },
  'main-arguments': {
    en: 'Make the parameters of `main` and the names under `variables` the same.',
    'zh-CN': '请让 `main` 的参数与 `variables` 中的名称一致。',
  },
  'run-timeout': {
    en: "Look for an endless loop or a slow call. --timeout sets the limit; your server's own limit is what counts.",
    'zh-CN': '请检查死循环或过慢的调用。可用 --timeout 调整时限；最终以您服务器的时限为准。',
  },
  'run-broken': again,
  unexpected: again,
  'python-nearest': {
    en: 'Install Python {asked}; the next run finds it.',
    'zh-CN': '请安装 Python {asked}，下次运行会自动使用它。',
  },
  'python-broken': {
    en: 'Run the command again: Nodelab then looks for a Python anew.',
    'zh-CN': '请重新执行命令，Nodelab 会重新查找 Python。',
  },
  'build-cancelled': { en: 'Run the command again to build it.', 'zh-CN': '重新执行命令即可构建。' },
  'worker-not-started': anew,
  'uv-setting-wrong': uv,
  'uv-too-old': uv,
  'uv-no-wheel': uvByHand,
  'uv-not-fetched': index,
  'uv-does-not-run': uvByHand,
  'index-refused': index,
  'index-faulty': index,
  'index-outdated': index,
  'network-unreachable': index,
}

/** A problem in the words of a terminal: what happened, why, what to do next. */
export function terminalText(problem: Problem, language: Language): ProblemText {
  const told = describeProblem(problem, language)
  const steps: Partial<Record<string, Next>> = nextSteps
  const next = steps[problem.code]?.[language]
  if (next === undefined) return told
  return { ...told, next: next.replace(/\{(\w+)\}/g, (whole, name: string) => String(problem.params[name] ?? whole)) }
}

/** A problem for `--json`: its sentences, in the language of the terminal, stand beside its code. */
export function problemJson(problem: Problem, language: Language): Problem & ProblemText {
  return { ...problem, ...terminalText(problem, language) }
}
