import type { ProblemTable } from '../model/problem'

/** What Dify makes of files as inputs, and of a template's text. */
export const fileAndTemplateProblems = {
  'file-refused': {
    en: {
      title: 'Dify can not pass the File {name} to a node',
      why: 'It writes the inputs as JSON before it runs the node, and a single file has no such form there. Nothing ran.',
      next: 'Select a part of the file instead, such as its `url` (a selector of three parts), or pass a list: Array[File].',
    },
    'zh-CN': {
      title: 'Dify 无法把 File {name} 传给节点',
      why: 'Dify 在运行节点前会把输入写成 JSON，而单个文件没有这种形式。节点没有运行。',
      next: '请改为选择文件的一个属性，例如 `url`（三段的选择器），或传递列表：Array[File]。',
    },
  },
  'file-list-refused': {
    en: {
      title: '{target} can not pass the files of {name} to a node',
      why: 'It writes the inputs as JSON before it runs the node, and Difys before 1.2 know no such form of a file. Nothing ran.',
      next: 'Select a part of the files instead, or choose a newer target.',
    },
    'zh-CN': {
      title: '{target} 无法把 {name} 中的文件传给节点',
      why: 'Dify 在运行节点前会把输入写成 JSON，而 1.2 之前的 Dify 没有文件的这种形式。节点没有运行。',
      next: '请改为选择文件的属性，或选择更新的目标。',
    },
  },
  'template-file-refused': {
    en: {
      title: 'Dify can not pass the files of {name} to a template',
      why: 'It writes the inputs as JSON before it renders the template. A file has no such form there, and in a list it gets one for code nodes alone. Nothing ran.',
      next: 'Let a code node before this one make text of the files, or select a part of a single File, such as its `url` (a selector of three parts).',
    },
    'zh-CN': {
      title: 'Dify 无法把 {name} 中的文件传给模板',
      why: 'Dify 在渲染模板前会把输入写成 JSON。文件没有这种形式，列表中的文件也只有在传给代码节点时才有。节点没有运行。',
      next: '请先用代码节点把文件转成文本，或选择单个 File 的一个属性，例如 `url`（三段的选择器）。',
    },
  },
  'template-too-long': {
    en: {
      title: 'The text of the template is longer than {max} characters',
      why: 'Dify refuses what a template gives beyond `TEMPLATE_TRANSFORM_MAX_LENGTH`.',
      next: 'Make the text shorter, or raise that setting on the server.',
    },
    'zh-CN': {
      title: '模板生成的文本超过 {max} 个字符',
      why: 'Dify 拒绝超过 `TEMPLATE_TRANSFORM_MAX_LENGTH` 的模板输出。',
      next: '请缩短文本，或在服务器上调高该设置。',
    },
  },
} as const satisfies ProblemTable
