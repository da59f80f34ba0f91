import type { ProblemTable } from '../model/problem'

/** What a target, or the author's own server, makes impossible. */
export const targetProblems = {
  'target-unknown': {
    en: {
      title: 'There is no target {target}',
      why: 'Nodelab has no record of a Dify of that name; the nearest that it has is {nearest}.',
      next: 'Use {nearest}, or choose another target in the top bar.',
    },
    'zh-CN': {
      title: '没有目标 {target}',
      why: 'Nodelab 没有这个名称的 Dify 记录；最接近的是 {nearest}。',
      next: '请使用 {nearest}，或在顶栏中选择其他目标。',
    },
  },
  'target-empty': {
    en: {
      title: 'The name of the target is empty',
      why: 'A target is named by its Dify: `{id}`, `latest`.',
      next: 'Use {nearest}, or choose another target in the top bar.',
    },
    'zh-CN': {
      title: '目标名称为空',
      why: '目标以其 Dify 命名：`{id}`、`latest`。',
      next: '请使用 {nearest}，或在顶栏中选择其他目标。',
    },
  },
  'type-not-there': {
    en: {
      title: '{target} has no {type}: output {path}',
      why: '{type} came with {since}. A node with such an output does not start in {target}.',
      next: 'Give the output another type, or run the node in {since} or later.',
    },
    'zh-CN': {
      title: '{target} 没有 {type} 类型：输出 {path}',
      why: '{type} 自 {since} 起才有。含有此类输出的节点在 {target} 中无法启动。',
      next: '请为该输出选择其他类型，或在 {since} 及以后的版本中运行。',
    },
  },
  'name-empty': {
    en: {
      title: 'A name is empty',
      why: "An input or output has no name. Dify's panel says so when the node is edited there.",
      next: 'Give it a name of letters, digits and underscores, at most 30, not beginning with a digit.',
    },
    'zh-CN': {
      title: '有一个名称为空',
      why: '某个输入或输出没有名称。在 Dify 面板中编辑该节点时会有此提示。',
      next: '请用字母、数字和下划线命名，最多 30 个，且不以数字开头。',
    },
  },
  'code-empty': {
    en: {
      title: 'The node is empty',
      why: "There is nothing to run. Dify's panel says so when the node is edited there.",
      next: 'Write the code, or the template, of the node.',
    },
    'zh-CN': {
      title: '节点内容为空',
      why: '没有可运行的内容。在 Dify 面板中编辑该节点时会有此提示。',
      next: '请编写该节点的代码或模板。',
    },
  },
  'names-refused-more': {
    en: {
      title: '{count} more names are refused by Dify',
      why: 'Each says so at its own field.',
      next: 'Use letters, digits and underscores, at most 30, not beginning with a digit.',
    },
    'zh-CN': {
      title: '另有 {count} 个名称不被 Dify 接受',
      why: '每个名称旁都有说明。',
      next: '请使用字母、数字和下划线，最多 30 个，且不以数字开头。',
    },
  },
  'server-not-saved': {
    en: {
      title: "The server's settings could not be saved",
      why: '`{path}`: {reason}',
      next: "Your edit is kept in Nodelab's own folder. Check the disk and the rights of the folder.",
    },
    'zh-CN': {
      title: '无法保存服务器设置',
      why: '`{path}`：{reason}',
      next: '您的修改保存在 Nodelab 自己的文件夹中。请检查磁盘和文件夹权限。',
    },
  },
  'presets-not-saved': {
    en: {
      title: 'The presets could not be saved',
      why: '`{path}`: {reason}',
      next: 'Check the disk and the rights of the folder, then try again.',
    },
    'zh-CN': {
      title: '无法保存预设',
      why: '`{path}`：{reason}',
      next: '请检查磁盘和文件夹权限，然后重试。',
    },
  },
  'presets-changing': {
    en: {
      title: 'The presets could not be saved',
      why: 'Another program changes `package-presets.txt` again and again.',
      next: 'Find out which one does, then try again.',
    },
    'zh-CN': {
      title: '无法保存预设',
      why: '有其他程序在不断修改 `package-presets.txt`。',
      next: '请找出该程序，然后重试。',
    },
  },
  'server-line-no-assignment': {
    en: {
      title: 'Line {line} of dify.env is no setting',
      why: 'A setting is a name, `=` and a value, as in `CODE_MAX_STRING_LENGTH=400000`.',
      next: 'Correct the line or take it out. Until then it counts for nothing.',
    },
    'zh-CN': {
      title: 'dify.env 第 {line} 行不是设置',
      why: '设置由名称、`=` 和值组成，例如 `CODE_MAX_STRING_LENGTH=400000`。',
      next: '请改正或删除该行；在此之前它不生效。',
    },
  },
  'server-line-no-number': {
    en: {
      title: 'Line {line} of dify.env: {key} needs a whole number',
      why: 'It says `{value}`.',
      next: 'Write it in digits alone. Until then the line counts for nothing.',
    },
    'zh-CN': {
      title: 'dify.env 第 {line} 行：{key} 需要整数',
      why: '当前值是 `{value}`。',
      next: '请只用数字书写；在此之前该行不生效。',
    },
  },
  'server-line-no-switch': {
    en: {
      title: 'Line {line} of dify.env: {key} needs true or false',
      why: 'It says `{value}`.',
      next: 'Write `true` or `false`. Until then the line counts for nothing.',
    },
    'zh-CN': {
      title: 'dify.env 第 {line} 行：{key} 需要 true 或 false',
      why: '当前值是 `{value}`。',
      next: '请写 `true` 或 `false`；在此之前该行不生效。',
    },
  },
  'server-line-no-list': {
    en: {
      title: 'Line {line} of dify.env: {key} needs numbers with commas between them',
      why: 'It says `{value}`. With any other text the server does not start.',
      next: 'Write it as in `0,1,3`, without spaces. Until then the line counts for nothing.',
    },
    'zh-CN': {
      title: 'dify.env 第 {line} 行：{key} 需要以逗号分隔的数字',
      why: '当前值是 `{value}`。若写成其他内容，服务器将无法启动。',
      next: '请写成 `0,1,3` 的形式，不含空格；在此之前该行不生效。',
    },
  },
  'sandbox-no-network': {
    en: {
      title: "This server's sandbox refuses every run",
      why: 'Dify always asks its sandbox for the network, and a sandbox whose `ENABLE_NETWORK` is false answers with an error before the code begins.',
      next: 'Set `ENABLE_NETWORK` to true on the server. If it is, take the line out of `dify.env`.',
    },
    'zh-CN': {
      title: '此服务器的沙箱会拒绝每次运行',
      why: 'Dify 总是向沙箱请求网络，而 `ENABLE_NETWORK` 为 false 的沙箱在代码开始前就会返回错误。',
      next: '请在服务器上将 `ENABLE_NETWORK` 设为 true；若已如此，请从 `dify.env` 中删除该行。',
    },
  },
} as const satisfies ProblemTable
