import type { ProblemTable } from '../model/problem'

/** Why a search in all code ends early. */
export const searchProblems = {
  'search-not-regex': {
    en: {
      title: 'This is not a regular expression',
      why: '{reason}.',
      next: 'Correct it, or search for it as plain text.',
    },
    'zh-CN': {
      title: '这不是有效的正则表达式',
      why: '{reason}。',
      next: '请改正，或按普通文本搜索。',
    },
  },
  'search-too-slow': {
    en: {
      title: 'This regular expression takes too long',
      why: 'It tries too many ways on one line of code.',
      next: 'Avoid repeats within repeats, such as `(a+)+`, or search for plain text.',
    },
    'zh-CN': {
      title: '此正则表达式耗时过长',
      why: '它在一行代码上尝试的方式过多。',
      next: '请避免嵌套的重复，例如 `(a+)+`，或改为搜索普通文本。',
    },
  },
} as const satisfies ProblemTable
