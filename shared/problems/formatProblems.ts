import type { ProblemTable } from '../model/problem'

/** A node file of a Nodelab that is newer than this one. */
export const formatProblems = {
  'file-newer': {
    en: {
      title: 'A newer Nodelab wrote this file',
      why: 'Its format is {format}; this Nodelab knows {known}. What it does not know it keeps as it is, and does not show.',
      next: 'Go on with what is shown, or update Nodelab to see all of it.',
    },
    'zh-CN': {
      title: '此文件由更新版本的 Nodelab 写入',
      why: '其格式为 {format}，当前的 Nodelab 支持到 {known}。它不认识的内容会原样保留，但不显示。',
      next: '可以继续编辑已显示的内容，或更新 Nodelab 以查看全部。',
    },
  },
} as const satisfies ProblemTable
