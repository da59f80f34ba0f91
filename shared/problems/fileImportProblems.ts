import type { ProblemTable } from '../model/problem'

const next = {
  en: 'Drop node files (`.node.yml`), code (`.py`, `.js`, `.j2`), Dify app files (`.yml`) or folders of these.',
  'zh-CN':
    '可以拖入节点文件（`.node.yml`）、代码（`.py`、`.js`、`.j2`）、Dify 应用文件（`.yml`），或包含它们的文件夹。',
}

/** Why files were not imported; `names` are those of one reason. */
export const fileImportProblems = {
  'not-imported-kind': {
    en: { title: 'Not imported: {names}', why: 'Nodelab has no use for files of this kind.', next: next.en },
    'zh-CN': { title: '未导入：{names}', why: 'Nodelab 无法使用这类文件。', next: next['zh-CN'] },
  },
  'not-imported-yaml': {
    en: {
      title: 'Not imported: {names}',
      why: 'This is YAML, but neither a node (`type: code`) nor a Dify app (`kind: app`).',
      next: next.en,
    },
    'zh-CN': {
      title: '未导入：{names}',
      why: '这是 YAML，但既不是节点（`type: code`），也不是 Dify 应用（`kind: app`）。',
      next: next['zh-CN'],
    },
  },
  'not-imported-requirements': {
    en: {
      title: 'Not imported: {names}',
      why: 'These are packages, and the workspace has its own python-requirements.txt.',
      next: 'Add the lines that you need on the Packages page.',
    },
    'zh-CN': {
      title: '未导入：{names}',
      why: '这些是软件包清单，而工作区有自己的 python-requirements.txt。',
      next: '请在“软件包”页面添加所需的行。',
    },
  },
  'not-imported-unread': {
    en: {
      title: 'Not imported: {names}',
      why: 'It can not be read as text: {reason}',
      next: 'Check its rights and its encoding, which must be UTF-8.',
    },
    'zh-CN': {
      title: '未导入：{names}',
      why: '无法作为文本读取：{reason}',
      next: '请检查其权限和编码（必须为 UTF-8）。',
    },
  },
  'not-imported-inside': {
    en: {
      title: 'Already here: {names}',
      why: 'It lies in this workspace, where the library shows it.',
      next: 'Use Duplicate in the menu of a node for a copy.',
    },
    'zh-CN': {
      title: '已在此处：{names}',
      why: '它就在此工作区中，节点库会显示它。',
      next: '需要副本时，请使用节点菜单中的“复制”。',
    },
  },
  'not-imported-empty': {
    en: { title: 'Nothing was imported', why: 'There is no file for Nodelab in what was dropped.', next: next.en },
    'zh-CN': { title: '没有导入任何内容', why: '拖入的内容中没有 Nodelab 可用的文件。', next: next['zh-CN'] },
  },
  'import-capped': {
    en: {
      title: 'Only the first {count} files were looked at',
      why: 'There were more, or they lie too deep.',
      next: 'Drop smaller folders one after another.',
    },
    'zh-CN': {
      title: '只查看了前 {count} 个文件',
      why: '还有更多文件，或文件夹层级过深。',
      next: '请分批拖入较小的文件夹。',
    },
  },
} as const satisfies ProblemTable
