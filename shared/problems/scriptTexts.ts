import type { ProblemTable } from '../model/problem'

/** What is said of a `# /// script` block in the code of a Python node (PEP 723). */
export const scriptTexts = {
  'script-block-broken': {
    en: {
      title: 'Line {line}: the script block can not be read',
      why: '{reason}',
      next: 'Until it is mended, nothing of the block counts.',
    },
    'zh-CN': {
      title: '第 {line} 行：无法解析 script 块',
      why: '{reason}',
      next: '修正之前，该块的内容都不生效。',
    },
  },
  'script-block-open': {
    en: {
      title: 'The script block on line {line} has no end',
      why: 'A block ends with a line `# ///`, and every line of it begins with `#`.',
      next: 'Write `# ///` below its last line. Until then nothing of the block counts.',
    },
    'zh-CN': {
      title: '第 {line} 行的 script 块没有结束',
      why: '该块以 `# ///` 行结束，其中每一行都以 `#` 开头。',
      next: '请在最后一行下面写上 `# ///`；在此之前，该块的内容都不生效。',
    },
  },
  'script-block-twice': {
    en: {
      title: 'Line {line} begins a second script block',
      why: 'The code may have one, so that it is plain what counts.',
      next: 'Put both into one. Until then none of them counts.',
    },
    'zh-CN': {
      title: '第 {line} 行开始了第二个 script 块',
      why: '一段代码只能有一个，这样才能确定以哪个为准。',
      next: '请合并为一个；在此之前，它们都不生效。',
    },
  },
  'script-dependency-refused': {
    en: {
      title: 'Line {line}: {wanted} is not a package name with versions',
      why: 'Nodelab takes names and versions from a script block, such as `pandas>=2`; it follows no address in it.',
      next: 'Name a published package, or write the address into python-requirements.txt.',
    },
    'zh-CN': {
      title: '第 {line} 行：{wanted} 不是软件包名加版本',
      why: 'Nodelab 只从 script 块读取软件包名和版本，例如 `pandas>=2`，不会使用其中的地址。',
      next: '请填写已发布的软件包，或把地址写入 python-requirements.txt。',
    },
  },
  'script-python': {
    en: {
      title: 'The code asks for Python {wanted}, and {target} has {python}',
      why: 'Dify runs it all the same: it does not read the `requires-python` on line {line}.',
      next: 'Choose a target with such a Python, or see whether the code needs it.',
    },
    'zh-CN': {
      title: '代码要求 Python {wanted}，而 {target} 使用 {python}',
      why: 'Dify 仍会运行它，因为 Dify 不读取第 {line} 行的 `requires-python`。',
      next: '请选择符合要求的目标，或确认代码是否真的需要。',
    },
  },
  'script-block-ignored': {
    en: {
      title: 'Dify does not read the script block on line {line}',
      why: 'Nodelab installs what it asks for; to Dify it is a comment.',
      next: "In Dify these packages must stand in the sandbox's own python-requirements.txt: {packages}.",
    },
    'zh-CN': {
      title: 'Dify 不读取第 {line} 行的 script 块',
      why: 'Nodelab 会安装其中要求的软件包；对 Dify 来说它只是注释。',
      next: '在 Dify 中，这些软件包必须写在沙箱自己的 python-requirements.txt 里：{packages}。',
    },
  },
} as const satisfies ProblemTable
