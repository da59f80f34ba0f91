import type { ProblemTable } from '../model/problem'

/** What ends a command before it could do its work. */
export const commandProblems = {
  'command-wrong': {
    en: { title: 'The command is not right', why: '{reason}', next: '`nodelab help` tells how each command is used.' },
    'zh-CN': { title: '命令有误', why: '{reason}', next: '用 `nodelab help` 查看各命令的用法。' },
  },
  'command-failed': {
    en: {
      title: 'The command ended by a fault that Nodelab did not expect',
      why: '{reason}',
      next: 'Try again. If it stays so, look at what `nodelab doctor` tells, and report the fault with this text.',
    },
    'zh-CN': {
      title: '命令因 Nodelab 未预料到的故障而结束',
      why: '{reason}',
      next: '请重试；若仍如此，请查看 `nodelab doctor` 的输出，并附上此文本反馈。',
    },
  },
} as const satisfies ProblemTable
