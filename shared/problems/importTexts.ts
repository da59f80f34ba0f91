import type { ProblemTable } from '../model/problem'

/** What the imports of a node say before it runs. */
export const importTexts = {
  'module-coming': {
    en: {
      title: '{name} is on its way',
      why: '{package} is asked for, and the environment with it is being built.',
      next: 'You can go on writing. A run waits for it.',
    },
    'zh-CN': {
      title: '{name} 即将可用',
      why: '已经请求了 {package}，正在构建包含它的环境。',
      next: '可以继续编写，运行时会等待构建完成。',
    },
  },
  'module-left-out': {
    en: {
      title: 'The module {name} is not installed: its line leaves this Python or system out',
      why: 'python-requirements.txt asks for {package} only where `{marker}` holds, and here it does not.',
      next: 'Change the condition behind `;` if {package} is needed here, or let the code go on without it.',
    },
    'zh-CN': {
      title: '模块 {name} 未安装：该行的条件不适用于此 Python 或系统',
      why: 'python-requirements.txt 仅在 `{marker}` 成立时才要求 {package}，而此处不成立。',
      next: '若此处需要 {package}，请修改 `;` 之后的条件；否则让代码在没有它时也能继续。',
    },
  },
  'module-not-built': {
    en: {
      title: 'The module {name} is not installed yet',
      why: '{package} is asked for, but the environment with it could not be built.',
      next: 'The problem of the environment says why.',
    },
    'zh-CN': {
      title: '模块 {name} 尚未安装',
      why: '已经请求了 {package}，但无法构建包含它的环境。',
      next: '原因见环境的问题说明。',
    },
  },
  'module-optional': {
    en: {
      title: 'The module {name} is not installed; the code goes on without it',
      why: 'The import on line {line} fails on {target} as well, and the code catches that.',
      next: 'Nothing need be done. To try the other way, add its package.',
    },
    'zh-CN': {
      title: '模块 {name} 未安装，代码不依赖它也能继续',
      why: '第 {line} 行的导入在 {target} 上同样会失败，而代码会捕获这一失败。',
      next: '无需处理。若要尝试另一条路径，请添加其软件包。',
    },
  },
  'module-removed': {
    en: {
      title: '{name} was removed in Python {since}',
      why: '{target} runs Python {python}, so line {line} fails there.',
      next: 'Rewrite it without the module.',
    },
    'zh-CN': {
      title: '{name} 已在 Python {since} 中移除',
      why: '{target} 使用 Python {python}，因此第 {line} 行在那里会失败。',
      next: '请改写代码，不再使用该模块。',
    },
  },
  'module-removed-for': {
    en: {
      title: '{name} was removed in Python {since}',
      why: '{target} runs Python {python}, so line {line} fails there.',
      next: 'Use `{instead}`, which is part of Python.',
    },
    'zh-CN': {
      title: '{name} 已在 Python {since} 中移除',
      why: '{target} 使用 Python {python}，因此第 {line} 行在那里会失败。',
      next: '请改用 Python 自带的 `{instead}`。',
    },
  },
  'module-removed-package': {
    en: {
      title: '{name} was removed in Python {since}',
      why: '{target} runs Python {python}, so line {line} fails there.',
      next: 'The package {instead} does its work.',
    },
    'zh-CN': {
      title: '{name} 已在 Python {since} 中移除',
      why: '{target} 使用 Python {python}，因此第 {line} 行在那里会失败。',
      next: '软件包 {instead} 可以代替它。',
    },
  },
  'module-removed-same': {
    en: {
      title: '{name} was removed in Python {since}',
      why: '{target} runs Python {python}, so line {line} fails there.',
      next: "The package {instead} brings it back under its old name. In Dify it must stand in the sandbox's own python-requirements.txt.",
    },
    'zh-CN': {
      title: '{name} 已在 Python {since} 中移除',
      why: '{target} 使用 Python {python}，因此第 {line} 行在那里会失败。',
      next: '软件包 {instead} 会以原来的名称重新提供它。在 Dify 中，它必须写在沙箱自己的 python-requirements.txt 里。',
    },
  },
  'module-later': {
    en: {
      title: '{name} came with Python {since}',
      why: '{target} runs Python {python}, which does not have it, so line {line} fails there.',
      next: 'Do without it, or choose a target with a newer Python.',
    },
    'zh-CN': {
      title: '{name} 自 Python {since} 起才有',
      why: '{target} 使用 Python {python}，其中没有该模块，因此第 {line} 行在那里会失败。',
      next: '请不使用它，或选择 Python 更新的目标。',
    },
  },
  'module-later-package': {
    en: {
      title: '{name} came with Python {since}',
      why: '{target} runs Python {python}, which does not have it, so line {line} fails there.',
      next: 'The package {instead} does the same for older Pythons, under its own name.',
    },
    'zh-CN': {
      title: '{name} 自 Python {since} 起才有',
      why: '{target} 使用 Python {python}，其中没有该模块，因此第 {line} 行在那里会失败。',
      next: '软件包 {instead} 以自己的名称为较早的 Python 提供同样的功能。',
    },
  },
  'module-of-windows': {
    en: {
      title: '{name} is part of Python on Windows alone',
      why: 'The sandbox of {target} is a Linux, so line {line} fails there.',
      next: 'Do it in a way that any system has.',
    },
    'zh-CN': {
      title: '{name} 只存在于 Windows 上的 Python 中',
      why: '{target} 的沙箱是 Linux，因此第 {line} 行在那里会失败。',
      next: '请改用各个系统都支持的方式。',
    },
  },
  'import-relative': {
    en: {
      title: 'Line {line} imports from a package that is not there',
      why: 'A node is one piece of code: Dify has no files beside it, so an import that begins with a dot finds nothing.',
      next: 'Put the function into this code, or publish it as a package.',
    },
    'zh-CN': {
      title: '第 {line} 行从不存在的包中导入',
      why: '节点只是一段代码：在 Dify 中它旁边没有其他文件，因此以点开头的导入找不到任何内容。',
      next: '请把函数写进这段代码，或将其发布为软件包。',
    },
  },
  'require-file': {
    en: {
      title: '{name} is a file, and there is none beside a node',
      why: 'Dify runs the code of the node alone, so `require` of a path finds nothing on the server.',
      next: 'Put what the file holds into this code.',
    },
    'zh-CN': {
      title: '{name} 是文件，而节点旁边没有文件',
      why: 'Dify 只运行节点自己的代码，因此用 `require` 加载路径在服务器上找不到任何内容。',
      next: '请把文件的内容写进这段代码。',
    },
  },
} as const satisfies ProblemTable
