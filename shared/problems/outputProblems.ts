import type { ProblemTable } from '../model/problem'

/** What Dify's check of the outputs refuses. Its own sentence stands beside these, untranslated. */
export const outputProblems = {
  'output-missing': {
    en: {
      title: 'The result has no {path}',
      why: 'Dify fails a node that returns fewer outputs than it declares.',
      next: 'Return `{path}` on every path through `main`, or take it from the outputs.',
    },
    'zh-CN': {
      title: '结果中没有 {path}',
      why: '返回的输出少于节点所声明的，Dify 就会判节点失败。',
      next: '请让 `main` 的每条路径都返回 `{path}`，或从输出中删除它。',
    },
  },
  'output-over-limit': {
    en: {
      title: 'The output {path} is beyond a limit of {target}: {max}',
      why: 'The limits are settings of the server; those of this workspace count where it has any.',
      next: "Return less, or, where your server allows more, say so in Settings under Your server's settings.",
    },
    'zh-CN': {
      title: '输出 {path} 超出 {target} 的限制：{max}',
      why: '这些限制是服务器的设置；若工作区有自己的设置，则以其为准。',
      next: '请减少返回的内容；若您的服务器允许更多，请在“设置”的“您的服务器设置”中写明。',
    },
  },
  'output-refused': {
    en: {
      title: 'Dify refuses the output {path}',
      why: 'The result does not fit the outputs that the node declares.',
      next: 'Change the declared type, or what `main` returns.',
    },
    'zh-CN': {
      title: 'Dify 拒绝输出 {path}',
      why: '结果与节点声明的输出不符。',
      next: '请修改声明的类型，或修改 `main` 的返回值。',
    },
  },
  'outputs-extra': {
    en: {
      title: 'The result has more keys than the node declares',
      why: 'Dify fails a node that returns anything undeclared.',
      next: 'Declare an output for each returned key, or return fewer.',
    },
    'zh-CN': {
      title: '结果的键多于节点声明的输出',
      why: '只要返回了未声明的内容，Dify 就会判节点失败。',
      next: '请为每个返回的键声明输出，或少返回一些。',
    },
  },
} as const satisfies ProblemTable
