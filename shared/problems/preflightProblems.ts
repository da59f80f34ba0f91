import type { ProblemTable } from '../model/problem'

/** What is told where preflight itself does not work. */
export const preflightProblems = {
  'preflight-failed': {
    en: {
      title: 'Preflight could not look at this code',
      why: 'The interpreter that reads it did not answer. Runs are not touched by that.',
      next: 'It is tried again with the next change.',
    },
    'zh-CN': {
      title: '预检未能查看这段代码',
      why: '读取代码的解释器没有响应。这不影响运行。',
      next: '下次修改后会再次尝试。',
    },
  },
} as const satisfies ProblemTable
