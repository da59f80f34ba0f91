import type { ProblemTable } from '../model/problem'

/** A node file of a Nodelab that is newer than this one, and one that is nested too deeply to be read. */
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
  'yaml-too-deep': {
    en: {
      title: 'Line {line}, column {column}: this is nested too deeply',
      why: 'So many lists or objects within one another can not be read.',
      next: 'Mend the text below and save it. Nodelab writes nothing into this file by itself.',
    },
    'zh-CN': {
      title: '第 {line} 行第 {column} 列：嵌套过深',
      why: '列表或对象的嵌套层数过多，无法读取。',
      next: '请修正下面的文本并保存。Nodelab 不会自行写入此文件。',
    },
  },
} as const satisfies ProblemTable
