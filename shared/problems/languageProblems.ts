import type { ProblemTable } from '../model/problem'

/** What can go wrong with the language server. */
export const languageProblems = {
  'language-ended': {
    en: {
      title: "The editor's help for Python ended, and was started again",
      why: 'The language server ended by itself: {reason}. Nothing of the code is lost; completion is back in a moment.',
      next: 'Nothing needs to be done. If it comes back, turn the language server off in the settings.',
    },
    'zh-CN': {
      title: '编辑器的 Python 辅助已结束，并已重新启动',
      why: '语言服务器自行结束：{reason}。代码没有任何丢失，补全稍后恢复。',
      next: '无需处理。如果反复出现，可在设置中关闭语言服务器。',
    },
  },
  'language-down': {
    en: {
      title: "The editor's help for Python is down",
      why: 'The language server ended several times in a row: {reason}. Nodes run and are checked as ever.',
      next: 'Start it again, or turn it off in the settings.',
    },
    'zh-CN': {
      title: '编辑器的 Python 辅助已停止',
      why: '语言服务器连续多次结束：{reason}。节点的运行和检查不受影响。',
      next: '请重新启动它，或在设置中将其关闭。',
    },
  },
  'javascript-help-ended': {
    en: {
      title: "The editor's help for JavaScript ended, and was started again",
      why: 'The compiler behind it ended by itself: {reason}. Nothing of the code is lost; completion is back in a moment.',
      next: 'Nothing needs to be done. If it comes back, turn the language server off in the settings.',
    },
    'zh-CN': {
      title: '编辑器的 JavaScript 辅助已结束，并已重新启动',
      why: '其编译器自行结束：{reason}。代码没有任何丢失，补全稍后恢复。',
      next: '无需处理。如果反复出现，可在设置中关闭语言服务器。',
    },
  },
  'javascript-help-down': {
    en: {
      title: "The editor's help for JavaScript is down",
      why: 'The compiler behind it ended several times in a row: {reason}. Nodes run and are checked as ever.',
      next: 'Start it again, or turn it off in the settings.',
    },
    'zh-CN': {
      title: '编辑器的 JavaScript 辅助已停止',
      why: '其编译器连续多次结束：{reason}。节点的运行和检查不受影响。',
      next: '请重新启动它，或在设置中将其关闭。',
    },
  },
  'lint-note': {
    en: {
      title: '{message}',
      why: 'Found by ruff, by its rule {rule}.',
      next: 'Look at the line; the editor offers a change where ruff knows one. Where the code is right, end the line with "# noqa: {rule}".',
    },
    'zh-CN': {
      title: 'Ruff {rule}：{message}',
      why: '由 ruff 发现，规则为 {rule}。ruff 的说明只有英文。',
      next: '请查看该行；如果 ruff 知道如何修改，编辑器会提供。如果代码无误，可在行尾加上 "# noqa: {rule}"。',
    },
  },
  'language-note': {
    en: {
      title: '{message}',
      why: "Found by pyright in the node's own environment, by its rule {rule}. Python itself may run such code.",
      next: 'Look at the line. Where the code is right, end the line with "# pyright: ignore".',
    },
    'zh-CN': {
      title: 'Pyright：{message}',
      why: '由 pyright 在该节点自己的环境中发现，规则为 {rule}。Python 本身可能仍会运行这样的代码。',
      next: '请查看该行。如果代码无误，可在行尾加上 "# pyright: ignore"。',
    },
  },
  'javascript-note': {
    en: {
      title: '{message}',
      why: "Found by TypeScript's compiler in the world of the target's Node, by its rule {rule}. Node itself may run such code.",
      next: 'Look at the line. Where the code is right, put "// @ts-ignore" on the line before it.',
    },
    'zh-CN': {
      title: 'TypeScript：{message}',
      why: '由 TypeScript 编译器按目标的 Node 环境发现，规则为 {rule}，其说明只有英文。Node 本身可能仍会运行这样的代码。',
      next: '请查看该行。如果代码无误，可在其上一行加上 "// @ts-ignore"。',
    },
  },
} as const satisfies ProblemTable
