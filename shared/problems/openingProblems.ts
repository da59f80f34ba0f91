import type { ProblemTable } from '../model/problem'

/** What can go wrong with what the system asks Nodelab to open. */
export const openingProblems = {
  'link-unknown': {
    en: {
      title: 'The link asks for nothing that Nodelab does',
      why: '`{link}` was not followed. Links open the settings or a lesson, or offer a new node; none of them opens a file, brings code or runs anything.',
      next: 'If it came from a lesson or a document, its author should look at it; otherwise leave it alone.',
    },
    'zh-CN': {
      title: 'Nodelab 无法识别此链接',
      why: '未打开 `{link}`。链接只能打开设置或课程，或提议新建节点；不能打开文件、带入代码或运行任何内容。',
      next: '如果它来自课程或文档，请告知作者检查；否则请忽略。',
    },
  },
  'opened-file-missing': {
    en: {
      title: 'There is no such file',
      why: '`{path}` was moved or removed, or is a folder.',
      next: 'Look for it where it was saved last, and open it there.',
    },
    'zh-CN': {
      title: '没有这个文件',
      why: '`{path}` 已被移动或删除，或者是文件夹。',
      next: '请到上次保存的位置查找，然后在那里打开。',
    },
  },
} as const satisfies ProblemTable
