import { callName } from '../../shared/dify/callNames'
import { releaseCalls } from '../../shared/dify/targets/syscalls'
import { basePackages, type Target } from '../../shared/dify/targets/target'
import type { Language } from '../../shared/model/problem'
import { typeLabels } from '../../shared/dify/names'
import { code } from './markdown'

type Said = Readonly<Record<Language, string>>

/** What a change from one target to the next means to an author; empty where the two are alike. */
type Change = (from: Target, to: Target) => Said | null

/** A sentence where a value differs. */
function differing(
  valueOf: (target: Target) => string | number | boolean,
  say: (from: string, to: string) => Said,
): Change {
  return (from, to) => {
    const [before, after] = [String(valueOf(from)), String(valueOf(to))]
    return before === after ? null : say(before, after)
  }
}

/** A sentence that belongs to the value that a target changes to. */
function becoming<T extends string>(valueOf: (target: Target) => T, said: Readonly<Record<T, Said>>): Change {
  return (from, to) => (valueOf(from) === valueOf(to) ? null : said[valueOf(to)])
}

function named(pins: readonly string[]): Map<string, string> {
  return new Map(pins.map((pin) => pin.split('==') as [string, string]))
}

/** What comes, goes and changes its version of the packages of two targets. */
const packages: Change = (from, to) => {
  const [before, after] = [named(basePackages(from)), named(basePackages(to))]
  const came = [...after].filter(([name]) => !before.has(name)).map(([name, version]) => code(`${name} ${version}`))
  const went = [...before.keys()].filter((name) => !after.has(name)).map(code)
  const moved = [...after]
    .filter(([name, version]) => before.has(name) && before.get(name) !== version)
    .map(([name, version]) => code(`${name} ${version}`))
  if (came.length + went.length + moved.length === 0) return null
  const parts = (words: readonly [string, string, string], colon: string): string[] =>
    [moved, came, went].flatMap((list, at) => (list.length === 0 ? [] : [`${words[at]}${colon}${list.join(', ')}`]))
  return {
    en: `Packages: ${parts(['now', 'new', 'gone'], ' ').join('; ')}.`,
    'zh-CN': `软件包：${parts(['版本变为', '新增', '不再有'], ' ').join('；')}。`,
  }
}

/** Calls that the sandbox lets a Python script make and did not before. */
const calls: Change = (from, to) => {
  const of = ({ sandbox }: Target): readonly number[] => releaseCalls(sandbox)?.python3.x64.always ?? []
  const came = of(to).filter((number) => !of(from).includes(number))
  if (came.length === 0) return null
  const list = came.map((number) => code(callName(number, 'x64'))).join(', ')
  return { en: `Python may make these calls too: ${list}.`, 'zh-CN': `Python 还可以使用这些系统调用：${list}。` }
}

const types: Change = (from, to) => {
  const came = to.outputTypes.filter((type) => !from.outputTypes.includes(type)).map((type) => typeLabels[type])
  if (came.length === 0) return null
  return { en: `Outputs can be ${came.join(', ')}.`, 'zh-CN': `输出可以是 ${came.join('、')}。` }
}

const startTypes: Change = (from, to) => {
  const came = to.startTypes.filter((type) => !from.startTypes.includes(type)).map(code)
  if (came.length === 0) return null
  const list = came.join(', ')
  return { en: `The start node of an app has ${list}.`, 'zh-CN': `应用的开始节点有 ${list}。` }
}

const limits: Change = (from, to) => {
  const names = (Object.keys(to.limits) as (keyof Target['limits'])[]).filter(
    (name) => from.limits[name] !== to.limits[name],
  )
  if (names.length === 0) return null
  const list = names.map((name) => `${code(name)} ${to.limits[name]}`).join(', ')
  return { en: `Limits: ${list}.`, 'zh-CN': `限制：${list}。` }
}

/** Every way in which records differ, in the order in which they are told. */
const changes: readonly Change[] = [
  differing(
    ({ dslVersion }) => dslVersion,
    (from, to) => ({ en: `App files: DSL ${from} becomes ${to}.`, 'zh-CN': `应用文件：DSL ${from} 变为 ${to}。` }),
  ),
  differing(
    ({ sandbox }) => sandbox.version,
    (from, to) => ({ en: `Sandbox ${from} becomes ${to}.`, 'zh-CN': `沙箱 ${from} 变为 ${to}。` }),
  ),
  differing(
    ({ python }) => python,
    (from, to) => ({ en: `Python ${from} becomes ${to}.`, 'zh-CN': `Python ${from} 变为 ${to}。` }),
  ),
  differing(
    ({ node }) => node,
    (from, to) => ({ en: `Node ${from} becomes ${to}.`, 'zh-CN': `Node ${from} 变为 ${to}。` }),
  ),
  packages,
  calls,
  differing(
    ({ sandbox }) => sandbox.codeFile,
    (_, to) => ({
      en: `A traceback calls the script \`${to}\`.`,
      'zh-CN': `回溯中脚本的名称为 \`${to}\`。`,
    }),
  ),
  differing(
    ({ wrappers }) => wrappers.python3.linesBefore,
    (from, to) => ({
      en:
        to === '0'
          ? "The code comes first in the script: a line of Dify's traceback is the author's."
          : `Dify writes ${to} lines before the code, in place of ${from}, and counts them in a traceback.`,
      'zh-CN':
        to === '0'
          ? '代码位于脚本开头：Dify 回溯中的行号就是代码的行号。'
          : `Dify 在代码之前写入 ${to} 行（原为 ${from} 行），回溯中的行号包含它们。`,
    }),
  ),
  differing(
    ({ wrappers }) => wrappers.template.script,
    () => ({ en: 'The script of a template node is another one.', 'zh-CN': '模板节点的脚本有变化。' }),
  ),
  differing(
    ({ defaultCode }) => defaultCode.python3 + defaultCode.javascript,
    () => ({ en: 'A new node begins with other code.', 'zh-CN': '新节点的初始代码有变化。' }),
  ),
  becoming(({ inputs }) => inputs, {
    orjson: {
      en: 'Inputs are written by orjson: NaN and Infinity become null, integers beyond 64 bits are refused.',
      'zh-CN': '输入由 orjson 写出：NaN 和 Infinity 变为 null，超过 64 位的整数会被拒绝。',
    },
    'json.dumps': { en: 'Inputs are written by json.dumps.', 'zh-CN': '输入由 json.dumps 写出。' },
  }),
  becoming(({ fileLists }) => fileLists, {
    dicts: {
      en: 'An Array[File] input reaches the code as a list of dicts; before, the node failed.',
      'zh-CN': 'Array[File] 输入以字典列表传入代码；此前节点会失败。',
    },
    crash: { en: 'An Array[File] input fails the node.', 'zh-CN': 'Array[File] 输入会使节点失败。' },
  }),
  becoming(({ fileForm }) => fileForm, {
    reference: {
      en: "A file holds an opaque reference in place of the tenant's id.",
      'zh-CN': '文件中以不透明的引用代替租户 id。',
    },
    tenant: { en: "A file holds the tenant's id.", 'zh-CN': '文件中含有租户 id。' },
  }),
  becoming(({ result }) => result.exponentText, {
    number: {
      en: 'Text such as "1e-05" anywhere in the result becomes a number.',
      'zh-CN': '结果中形如 "1e-05" 的文本会变成数字。',
    },
    text: { en: 'Text such as "1e-05" stays text.', 'zh-CN': '形如 "1e-05" 的文本保持为文本。' },
  }),
  becoming(({ result }) => result.errorKey, {
    fails: {
      en: 'A key `error` in the result fails a JavaScript node.',
      'zh-CN': '结果中的键 `error` 会使 JavaScript 节点失败。',
    },
    kept: {
      en: 'A key `error` in the result is a value like any other.',
      'zh-CN': '结果中的键 `error` 与其他值相同。',
    },
  }),
  becoming(({ result }) => result.nonDict, {
    refused: {
      en: 'A result that is no dict is refused with a sentence; before, Dify crashed on it.',
      'zh-CN': '结果不是字典时会给出说明并拒绝；此前 Dify 会崩溃。',
    },
    crash: { en: 'A result that is no dict crashes Dify.', 'zh-CN': '结果不是字典时 Dify 会崩溃。' },
  }),
  (from, to) =>
    from.outputs.words === to.outputs.words
      ? null
      : { en: 'Errors of outputs have other sentences.', 'zh-CN': '输出错误的措辞有变化。' },
  differing(
    ({ outputs }) => outputs.leadingDot,
    (_, to) => ({
      en: `The path of a member of an Object is written ${to === 'true' ? '`.root.child`' : '`root.child`'}.`,
      'zh-CN': `Object 成员的路径写作 ${to === 'true' ? '`.root.child`' : '`root.child`'}。`,
    }),
  ),
  becoming(({ outputs }) => outputs.numberElements, {
    typed: {
      en: 'Elements of an Array[Number] are checked by their type alone.',
      'zh-CN': 'Array[Number] 的元素只检查类型。',
    },
    'typed-and-checked': {
      en: 'Elements of an Array[Number] must be numbers, null no longer among them; range and precision are checked.',
      'zh-CN': 'Array[Number] 的元素必须是数字，不再允许 null；范围和精度也会检查。',
    },
    'as-numbers': {
      en: 'Elements of an Array[Number] are checked as Numbers.',
      'zh-CN': 'Array[Number] 的元素按 Number 检查。',
    },
  }),
  becoming(({ outputs }) => outputs.stringElements, {
    typed: { en: 'Elements of an Array[String] must be texts.', 'zh-CN': 'Array[String] 的元素必须是文本。' },
    'by-length': {
      en: 'Elements of an Array[String] are checked by their length alone: a number among them crashes Dify.',
      'zh-CN': 'Array[String] 的元素只检查长度：其中有数字时 Dify 会崩溃。',
    },
    'as-strings': {
      en: 'Elements of an Array[String] are checked as Strings.',
      'zh-CN': 'Array[String] 的元素按 String 检查。',
    },
  }),
  becoming(({ outputs }) => outputs.booleans, {
    checked: { en: 'A Boolean output must be a boolean.', 'zh-CN': 'Boolean 输出必须是布尔值。' },
    anything: { en: 'A Boolean output may be anything.', 'zh-CN': 'Boolean 输出可以是任何值。' },
  }),
  differing(
    ({ outputs }) => outputs.turnsBooleansIntoNumbers,
    () => ({ en: 'A boolean in a Number output becomes 1 or 0.', 'zh-CN': 'Number 输出中的布尔值变为 1 或 0。' }),
  ),
  becoming(({ outputs }) => outputs.decimals, {
    'after-point': {
      en: 'Decimals are those after the point of the text; `1e-05` crashes Dify.',
      'zh-CN': '小数位数按文本中小数点后的位数计算；`1e-05` 会使 Dify 崩溃。',
    },
    'normalized-finite': {
      en: 'Decimals are counted from the normalized number; NaN crashes Dify.',
      'zh-CN': '小数位数按规范化后的数计算；NaN 会使 Dify 崩溃。',
    },
    normalized: { en: 'NaN passes the check of decimals.', 'zh-CN': 'NaN 可以通过小数位数检查。' },
  }),
  becoming(({ outputs }) => outputs.nestedArrays, {
    crash: {
      en: 'An array of arrays in a free-form Object crashes Dify.',
      'zh-CN': '自由 Object 中的数组嵌套会使 Dify 崩溃。',
    },
    refused: {
      en: 'An array of arrays in a free-form Object is refused.',
      'zh-CN': '自由 Object 中的数组嵌套会被拒绝。',
    },
  }),
  limits,
  types,
  startTypes,
  differing(
    ({ errorStrategies }) => errorStrategies,
    () => ({
      en: 'A node has Error Handling and Retry on Failure (in Dify since 0.14).',
      'zh-CN': '节点有错误处理与失败重试（Dify 自 0.14 起）。',
    }),
  ),
  differing(
    ({ clipboard }) => JSON.stringify(clipboard),
    () => ({
      en: 'Its canvas pastes nodes that were copied elsewhere.',
      'zh-CN': '画布可以粘贴从别处复制的节点。',
    }),
  ),
]

/** What an author should know who goes from one target to the next. */
export function changesBetween(from: Target, to: Target, language: Language): readonly string[] {
  return changes.flatMap((change) => {
    const said = change(from, to)
    return said === null ? [] : [said[language]]
  })
}
