import type { ProblemTable } from '../model/problem'

/** What can be wrong with the cases of a node file. */
export const caseProblems = {
  'case-wrong': {
    en: {
      title: 'Line {line}: `{field}` can not be read',
      why: 'It should be {expected}.',
      next: 'Mend the case in the file.',
    },
    'zh-CN': { title: '第 {line} 行：无法读取 `{field}`', why: '它应为 {expected}。', next: '请修正文件中的用例。' },
  },
  'case-field-unknown': {
    en: {
      title: 'Line {line}: a case has no `{name}`',
      why: 'A case has `name`, `targets`, `inputs`, and either `outputs` and `expect`, or `error`.',
      next: 'Correct the word, or take it out.',
    },
    'zh-CN': {
      title: '第 {line} 行：用例中没有 `{name}`',
      why: '用例包含 `name`、`targets`、`inputs`，以及 `outputs` 和 `expect`，或者 `error`。',
      next: '请改正这个词或将其删除。',
    },
  },
  'case-input-unknown': {
    en: {
      title: 'Line {line}: the node has no input `{name}`',
      why: 'Its inputs: {names}.',
      next: 'Correct the name in the case.',
    },
    'zh-CN': {
      title: '第 {line} 行：节点没有输入变量 `{name}`',
      why: '它的输入变量：{names}。',
      next: '请改正用例中的名称。',
    },
  },
  'case-input-stranger': {
    en: {
      title: 'The node has no input `{name}`, which the case gives a value',
      why: 'Its inputs: {names}.',
      next: 'Correct the name in the case, or take it out.',
    },
    'zh-CN': {
      title: '用例为输入变量 `{name}` 赋值，而节点没有它',
      why: '它的输入变量：{names}。',
      next: '请改正用例中的名称，或将其删除。',
    },
  },
  'case-output-unknown': {
    en: {
      title: 'Line {line}: the node has no output `{name}`',
      why: 'Its outputs: {names}.',
      next: 'Correct the name in the case.',
    },
    'zh-CN': {
      title: '第 {line} 行：节点没有输出变量 `{name}`',
      why: '它的输出变量：{names}。',
      next: '请改正用例中的名称。',
    },
  },
  'case-both': {
    en: {
      title: 'Line {line}: a case expects outputs or an error, not both',
      why: 'A node that fails has no outputs of its own.',
      next: 'Take one of them out, or make it two cases.',
    },
    'zh-CN': {
      title: '第 {line} 行：用例只能期望输出或错误之一',
      why: '失败的节点没有自己的输出。',
      next: '请删除其中之一，或拆成两个用例。',
    },
  },
  'case-twice': {
    en: {
      title: 'Line {line}: there are two cases `{name}`',
      why: 'A case is named on the command line and in reports.',
      next: 'Give each a name of its own.',
    },
    'zh-CN': {
      title: '第 {line} 行：有两个用例都叫 `{name}`',
      why: '命令行和报告用名称指明用例。',
      next: '请给每个用例起不同的名称。',
    },
  },
  'case-unknown': {
    en: {
      title: '`{path}` has no case `{name}`',
      why: 'Its cases: {names}.',
      next: 'Name one of them.',
    },
    'zh-CN': { title: '`{path}` 中没有用例 `{name}`', why: '它的用例：{names}。', next: '请使用其中之一。' },
  },
  'cases-capped': {
    en: {
      title: 'Not all under {path} was tested',
      why: 'It holds more than {nodes} node files, or too many folders.',
      next: 'Name its folders one by one.',
    },
    'zh-CN': {
      title: '{path} 下的内容没有全部测试',
      why: '其中的节点文件超过 {nodes} 个，或文件夹过多。',
      next: '请逐个指定其中的文件夹。',
    },
  },
  'cases-none': {
    en: {
      title: 'There are no cases under {path}',
      why: '{nodes} node files were read, and none has `cases`.',
      next: 'Write some: a list `cases` with `name`, `inputs` and `outputs` or `error`.',
    },
    'zh-CN': {
      title: '{path} 下没有用例',
      why: '读取了 {nodes} 个节点文件，都没有 `cases`。',
      next: '请编写用例：在 `cases` 列表中给出 `name`、`inputs` 以及 `outputs` 或 `error`。',
    },
  },
} as const satisfies ProblemTable
