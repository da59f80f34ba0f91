import type { CommanderError } from 'commander'
import type { Language } from '../../shared/model/problem'
import { appTexts } from './appTexts'
import { confinementTexts } from './confinementTexts'
import { dataTexts } from './dataTexts'
import { environmentTexts } from './environmentTexts'
import { exchangeTexts } from './exchangeTexts'
import { historyTexts } from './historyTexts'
import { lessonTexts } from './lessonTexts'
import { packageTexts } from './packageTexts'
import { serveTexts } from './serveTexts'
import { sourceTexts } from './sourceTexts'
import { checkTexts } from './checkTexts'
import { testTexts } from './testTexts'

/** What the command line itself says, in every language; what is wrong with a node or an environment is in `shared/problems`. */
const texts = {
  ...sourceTexts,
  ...appTexts,
  ...confinementTexts,
  ...dataTexts,
  ...lessonTexts,
  about: {
    en: 'Runs Dify code nodes on this machine, as a Dify of your choice would.',
    'zh-CN': '在本机运行 Dify 代码节点，与所选版本的 Dify 行为一致。',
  },
  usage: { en: '[options] [command]', 'zh-CN': '[选项] [命令]' },
  'about-run': { en: 'run a node file', 'zh-CN': '运行节点文件' },
  'about-env': {
    en: "list environments, build the one of a workspace, tell the path of its Python, remove old ones, or clean uv's cache",
    'zh-CN': '列出环境、构建工作区的环境、给出其 Python 的路径、清理旧环境或 uv 缓存',
  },
  'about-targets': { en: 'list the Difys that Nodelab knows', 'zh-CN': '列出 Nodelab 支持的 Dify 版本' },
  'about-schema': {
    en: 'print the JSON Schema of node files, for editors',
    'zh-CN': '打印节点文件的 JSON Schema，供编辑器使用',
  },
  'about-doctor': {
    en: 'say what was found on this machine and what is missing',
    'zh-CN': '说明本机已有什么、缺少什么',
  },
  'about-node': {
    en: 'path of a node file, with or without .node.yml, the name of a node in the workspace, or APP.yml#ID',
    'zh-CN': '节点文件的路径（可省略 .node.yml）、工作区中节点的名称，或 APP.yml#ID',
  },
  'about-input': {
    en: 'the value of one input; may be given again',
    'zh-CN': '一个输入变量的值，可多次给出',
  },
  'about-inputs': {
    en: 'a JSON object of inputs; - reads standard input',
    'zh-CN': '含输入变量的 JSON 对象文件；- 表示标准输入',
  },
  'about-target': {
    en: 'which Dify, such as 1.16; `nodelab targets` lists them',
    'zh-CN': '目标 Dify 版本，如 1.16；用 `nodelab targets` 查看',
  },
  'about-workspace': {
    en: 'the folder of the nodes; else the current one if it holds a node or requirements, else the last open workspace',
    'zh-CN': '节点所在的文件夹；默认为含有节点或依赖清单的当前文件夹，否则为上次打开的工作区',
  },
  'about-verbose': {
    en: 'also tell what it ran on, and what differs from the target',
    'zh-CN': '同时说明所用的运行环境，以及与目标的差异',
  },
  'about-with': {
    en: 'one more package for this run; may be given again',
    'zh-CN': '本次运行额外需要的软件包，可多次给出',
  },
  'about-timeout': { en: 'time limit of the run', 'zh-CN': '运行时限（秒）' },
  'about-locals': {
    en: 'of a node that fails, tell the values of its variables too',
    'zh-CN': '节点失败时，同时给出其变量的值',
  },
  'about-cold': {
    en: 'run in an interpreter started for this run alone, which is what a run here is anyway',
    'zh-CN': '在专为这一次运行启动的解释器中运行（这里的运行本来就是如此）',
  },
  'about-json': { en: 'print one JSON object and nothing else', 'zh-CN': '只输出一个 JSON 对象' },
  'about-days': {
    en: 'sweep: those unused for that many days; 30 unless told',
    'zh-CN': 'sweep：清理多少天未使用的环境，默认 30',
  },
  'about-install-uv': { en: 'fetch uv where it is missing', 'zh-CN': '缺少 uv 时获取它' },
  'about-help': { en: 'tell how it is used', 'zh-CN': '显示用法' },
  'about-version': { en: 'tell the version', 'zh-CN': '显示版本' },
  'Usage:': { en: 'Usage:', 'zh-CN': '用法：' },
  'Arguments:': { en: 'Arguments:', 'zh-CN': '参数：' },
  'Options:': { en: 'Options:', 'zh-CN': '选项：' },
  'Commands:': { en: 'Commands:', 'zh-CN': '命令：' },
  'commander.unknownOption': {
    en: 'There is no option {word}. `nodelab help` lists what there is.',
    'zh-CN': '没有选项 {word}。用 `nodelab help` 查看全部用法。',
  },
  'commander.unknownCommand': {
    en: 'There is no command {word}. `nodelab help` lists what there is.',
    'zh-CN': '没有命令 {word}。用 `nodelab help` 查看全部用法。',
  },
  'commander.missingArgument': {
    en: '{word} is missing. `nodelab help` tells how each command is used.',
    'zh-CN': '缺少 {word}。用 `nodelab help` 查看各命令的用法。',
  },
  'commander.optionMissingArgument': {
    en: '{word} needs a value. `nodelab help` tells how each command is used.',
    'zh-CN': '{word} 需要一个值。用 `nodelab help` 查看各命令的用法。',
  },
  'commander.excessArguments': {
    en: 'There are too many words for {word}. `nodelab help` tells how each command is used.',
    'zh-CN': '{word} 后面的词过多。用 `nodelab help` 查看各命令的用法。',
  },
  'input-form': {
    en: `--input {pair}: write NAME=JSON, such as --input text='"hello"'.`,
    'zh-CN': `--input {pair}：请写成 NAME=JSON，例如 --input text='"hello"'。`,
  },
  'input-unknown': {
    en: 'The node has no input {name}. Its inputs: {names}.',
    'zh-CN': '节点没有输入变量 {name}。它的输入变量：{names}。',
  },
  'input-left-out': {
    en: '{file} also has {names}, which the node has no inputs for.',
    'zh-CN': '{file} 中还有 {names}，节点没有对应的输入变量。',
  },
  'inputs-unreadable': {
    en: '{file} can not be read: {reason}. Check the path.',
    'zh-CN': '无法读取 {file}：{reason}。请检查路径。',
  },
  'inputs-not-object': {
    en: '{file} must hold one JSON object, such as {"text": "hello"}.',
    'zh-CN': '{file} 应为一个 JSON 对象，例如 {"text": "hello"}。',
  },
  'not-json': {
    en: '{what} is not JSON: {reason}. A text needs its double quotes, also within those of the shell.',
    'zh-CN': '{what} 不是 JSON：{reason}。文本需要带双引号，在命令行的引号之内也要写。',
  },
  'timeout-wrong': {
    en: '--timeout {given}: write seconds, up to a day, such as --timeout 30.',
    'zh-CN': '--timeout {given}：请写秒数，不超过一天，例如 --timeout 30。',
  },
  'days-wrong': { en: '--days {given}: write a number of days.', 'zh-CN': '--days {given}：请写天数。' },
  'action-unknown': {
    en: '{command} {action}: there is no such action. It knows: {actions}.',
    'zh-CN': '{command} {action}：没有此操作。可用：{actions}。',
  },
  'working-in': { en: 'Workspace: {folder}', 'zh-CN': '工作区：{folder}' },
  wrote: { en: 'Wrote {path}', 'zh-CN': '已写入 {path}' },
  // dify-sandbox installs it when it starts; its update every 30 minutes installs the text of then once more.
  'restart-sandbox': {
    en: 'The server reads it once, at its start: run `docker compose restart sandbox` in its docker folder.',
    'zh-CN': '服务器只在启动时读取它：请在其 docker 目录运行 `docker compose restart sandbox`。',
  },
  frame: { en: 'line {line}, in {name}: {text}', 'zh-CN': '第 {line} 行，{name}：{text}' },
  ran: {
    en: 'Ran on {runtime} in {ms} ms, environment {environment}.',
    'zh-CN': '以 {runtime} 运行，用时 {ms} 毫秒，环境 {environment}。',
  },
  tried: {
    en: 'Attempt {number} of {all} failed, the next one begins in {ms} ms: {error}',
    'zh-CN': '第 {number} 次尝试失败（共 {all} 次），{ms} 毫秒后开始下一次：{error}',
  },
  'goes-on': {
    en: 'Its status is exception: the workflow goes on by `{branch}` with these outputs.',
    'zh-CN': '节点状态为异常（exception）：工作流将沿 `{branch}` 继续，并使用以下输出。',
  },
  'no-environments': {
    en: 'No environments yet. `nodelab env build` makes one.',
    'zh-CN': '还没有环境。用 `nodelab env build` 构建一个。',
  },
  swept: { en: '{count} removed', 'zh-CN': '已清理 {count} 个' },
  cancelled: { en: 'Cancelled.', 'zh-CN': '已取消。' },
  packages: { en: '{count} packages', 'zh-CN': '{count} 个软件包' },
  python: { en: 'looking for Python', 'zh-CN': '查找 Python' },
  node: { en: 'looking for Node', 'zh-CN': '查找 Node' },
  run: { en: 'waiting for a run to end in the environment that is replaced', 'zh-CN': '等待使用旧环境的运行结束' },
  'run-elsewhere': {
    en: 'waiting for a run of another Nodelab to end in the environment that is replaced',
    'zh-CN': '等待另一个 Nodelab 中使用旧环境的运行结束',
  },
  writing: { en: 'writing', 'zh-CN': '写入' },
  resolving: { en: 'resolving', 'zh-CN': '解析依赖' },
  downloading: { en: 'downloading', 'zh-CN': '下载' },
  building: { en: 'building packages', 'zh-CN': '构建软件包' },
  installing: { en: 'installing', 'zh-CN': '安装' },
  ready: { en: 'ready', 'zh-CN': '就绪' },
  'by-uv': { en: 'brought by uv', 'zh-CN': '由 uv 取得' },
  'for-version': { en: 'for {asked} of {names}', 'zh-CN': '用于 {names} 的 {asked}' },
  index: { en: 'index', 'zh-CN': '索引' },
  reached: { en: 'reached', 'zh-CN': '可连接' },
  'not-reached': { en: 'not reached', 'zh-CN': '无法连接' },
  'not-asked': { en: 'not asked: no uv or no Python', 'zh-CN': '未检查：缺少 uv 或 Python' },
  sandbox: { en: 'sandbox', 'zh-CN': '沙箱' },
  'not-used': { en: 'unused', 'zh-CN': '未用' },
  for: { en: 'for {names}', 'zh-CN': '用于 {names}' },
  absent: { en: 'absent', 'zh-CN': '没有' },
  unknown: { en: 'unknown', 'zh-CN': '未知' },
  'process-group': { en: 'own process group', 'zh-CN': '独立进程组' },
  'process-tree': { en: 'own process tree', 'zh-CN': '独立进程树' },
  'left-group': { en: 'what leaves the group is found', 'zh-CN': '可找到脱离进程组的进程' },
  'parent-death': { en: 'ends with Nodelab', 'zh-CN': '随 Nodelab 结束' },
  seccomp: { en: 'seccomp', 'zh-CN': 'seccomp' },
  landlock: { en: 'Landlock', 'zh-CN': 'Landlock' },
  'user-namespaces': { en: 'user namespaces', 'zh-CN': '用户命名空间' },
  'time-limit': { en: 'time limit', 'zh-CN': '时限' },
  'output-cap': { en: 'output cap', 'zh-CN': '输出上限' },
  'server-own': {
    en: "The server's own settings ({path}) change {target}: {changes}",
    'zh-CN': '服务器自己的设置（{path}）对 {target} 的改动：{changes}',
  },
  'server-same': {
    en: "The server's own settings ({path}) change nothing of {target}.",
    'zh-CN': '服务器自己的设置（{path}）没有改变 {target}。',
  },
  server: { en: 'dify.env', 'zh-CN': 'dify.env' },
  'no-changes': { en: 'changes nothing', 'zh-CN': '没有改变' },
  disk: { en: 'disk', 'zh-CN': '磁盘' },
  free: { en: '{gigabytes} GB free', 'zh-CN': '剩余 {gigabytes} GB' },
  'not-writable': { en: 'can not be written', 'zh-CN': '不可写' },
  ...environmentTexts,
  ...exchangeTexts,
  ...historyTexts,
  ...packageTexts,
  ...checkTexts,
  ...testTexts,
  ...serveTexts,
} as const satisfies Record<string, Readonly<Record<Language, string>>>

export type TextKey = keyof typeof texts

/** Whether a word is one that there is a text for. */
export function isTextKey(word: string): word is TextKey {
  return Object.hasOwn(texts, word)
}

/** A text in a language, `{name}` replaced by its parameter. */
export function textOf(
  key: TextKey,
  language: Language,
  params: Readonly<Record<string, string | number>> = {},
): string {
  return texts[key][language].replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole))
}

/** A command that is wrong: exit code 2. */
export class WrongUse extends Error {
  constructor(
    readonly key: TextKey,
    readonly params: Readonly<Record<string, string | number>> = {},
  ) {
    super(textOf(key, 'en', params))
    this.name = 'WrongUse'
  }
}

/** What commander found wrong, in the language of the terminal. */
export function describeUse({ code, message }: CommanderError, language: Language): string {
  const word = /'([^']+)'/.exec(message)?.[1] ?? ''
  return isTextKey(code) ? textOf(code, language, { word }) : message
}
