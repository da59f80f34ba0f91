import type { Language } from '../../shared/model/problem'

/** What `nodelab packages` says. */
export const packageTexts = {
  'about-packages': {
    en: 'list what the environment of a workspace has, ask about packages, or change its python-requirements.txt',
    'zh-CN': '列出工作区的环境中有哪些软件包、查询软件包，或修改其 python-requirements.txt',
  },
  'about-words': {
    en: 'add: requirements such as numpy==2.1; remove, upgrade, why, versions: names of packages',
    'zh-CN': 'add：写入依赖清单的内容，如 numpy==2.1；remove、upgrade、why、versions：软件包名',
  },
  'about-format': {
    en: 'list: text, json, csv, freeze (as pip writes it) or node (what the example node returns)',
    'zh-CN': 'list：text、json、csv、freeze（pip freeze 的写法）或 node（示例节点的输出）',
  },
  'about-dry-run': {
    en: 'add, remove, upgrade: tell what would change and change nothing',
    'zh-CN': 'add、remove、upgrade：只说明会有哪些变化，不作修改',
  },
  'about-all': {
    en: 'upgrade: all that python-requirements.txt asks for; outdated: the base as well',
    'zh-CN': 'upgrade：依赖清单中的全部软件包；outdated：同时列出自带的软件包',
  },
  'format-unknown': {
    en: '--format {given}: there is no such form. It knows: {formats}.',
    'zh-CN': '--format {given}：没有此格式。可用：{formats}。',
  },
  'upgrade-what': {
    en: 'packages upgrade: name at least one package, or all of them with --all.',
    'zh-CN': 'packages upgrade：请至少给出一个软件包，或用 --all 升级全部。',
  },
  'nothing-changes': {
    en: 'Nothing changes: the environment has all of that already.',
    'zh-CN': '没有变化：环境已满足要求。',
  },
  'hashes-dropped': {
    en: 'Line {line}: the hashes of {name} were of the version before, so they are taken out.',
    'zh-CN': '第 {line} 行：{name} 的哈希属于之前的版本，因此会被移除。',
  },
  'address-dropped': {
    en: 'Line {line} named an address for {name}; it asks the index now.',
    'zh-CN': '第 {line} 行原为 {name} 指定了地址，现在改从索引获取。',
  },
  'base-changed': {
    en: 'The target has another version of {names} by itself: nodes that rely on it may behave differently.',
    'zh-CN': '目标版本自带的 {names} 会变为其他版本，依赖它们的节点行为可能不同。',
  },
  'asked-by': { en: 'for {names}', 'zh-CN': '因 {names}' },
  newest: { en: 'newest', 'zh-CN': '最新' },
  'is-prerelease': { en: 'pre-release', 'zh-CN': '预发布' },
  'is-yanked': { en: 'withdrawn', 'zh-CN': '已撤回' },
  'is-source': { en: 'source only', 'zh-CN': '仅源码' },
  'fits-not': { en: 'does not fit', 'zh-CN': '不适用' },
  'needs-python': { en: 'needs Python {python}', 'zh-CN': '需要 Python {python}' },
  'chain-none': { en: '{name} came with the image itself.', 'zh-CN': '{name} 随镜像本身提供。' },
  'all-current': {
    en: 'All packages that python-requirements.txt asks for are the newest.',
    'zh-CN': 'python-requirements.txt 中的软件包均为最新版本。',
  },
  'none-asked': {
    en: 'python-requirements.txt asks for no packages, so none is outdated.',
    'zh-CN': 'python-requirements.txt 中没有软件包，因此没有过时的。',
  },
  'packages-words': {
    en: 'packages {action}: name at least one package, such as `nodelab packages {action} numpy`.',
    'zh-CN': 'packages {action}：请至少给出一个软件包，例如 `nodelab packages {action} numpy`。',
  },
  'requirement-wrong': {
    en: '{word} asks for no package by its name. Write it such as numpy or numpy==2.1; all else goes into python-requirements.txt by hand.',
    'zh-CN': '{word} 没有按名称指定软件包。请写成 numpy 或 numpy==2.1；其他内容请直接写入 python-requirements.txt。',
  },
  'requirement-absent': {
    en: 'python-requirements.txt does not ask for {name}. Nothing was changed.',
    'zh-CN': 'python-requirements.txt 中没有 {name}，未作修改。',
  },
  'requirements-changed': {
    en: 'python-requirements.txt was changed by another program meanwhile. Nothing was written; try again.',
    'zh-CN': 'python-requirements.txt 期间被其他程序修改，未写入，请重试。',
  },
  'package-absent': {
    en: 'The environment has no {name}. `nodelab packages add {name}` adds it; `nodelab packages` lists what there is.',
    'zh-CN': '环境中没有 {name}。用 `nodelab packages add {name}` 添加，用 `nodelab packages` 查看已有的软件包。',
  },
  'origin-base': { en: '{name} is part of the target.', 'zh-CN': '{name} 是目标版本自带的。' },
  'origin-own': {
    en: 'python-requirements.txt asks for {name}.',
    'zh-CN': '{name} 写在 python-requirements.txt 中。',
  },
  'origin-needed': { en: 'Other packages need {name}.', 'zh-CN': '其他软件包需要 {name}。' },
} as const satisfies Record<string, Readonly<Record<Language, string>>>
