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
  'node-absent': {
    en: {
      title: 'There is no file {path}',
      why: 'Looked for it as {places}.',
      next: 'Check the path. `nodelab run` takes that of a node file, or the name of a node in the last open workspace.',
    },
    'zh-CN': {
      title: '没有文件 {path}',
      why: '已查找：{places}。',
      next: '请检查路径。`nodelab run` 接受节点文件的路径，或上次打开的工作区中的节点名称。',
    },
  },
  'node-is-folder': {
    en: {
      title: '{path} is a folder',
      why: 'A run takes one node file.',
      next: 'Name a node file, such as `{example}`.',
    },
    'zh-CN': {
      title: '{path} 是文件夹',
      why: '每次运行一个节点文件。',
      next: '请给出节点文件，例如 `{example}`。',
    },
  },
  'node-is-requirements': {
    en: {
      title: '{path} is not a node',
      why: 'It lists the packages of the nodes in its folder, so there is nothing in it to run.',
      next: 'Run a node of that folder; `nodelab packages --workspace {folder}` tells what the list gives.',
    },
    'zh-CN': {
      title: '{path} 不是节点',
      why: '它是所在文件夹中各节点的软件包清单，没有可运行的内容。',
      next: '请运行该文件夹中的节点；用 `nodelab packages --workspace {folder}` 查看清单对应的软件包。',
    },
  },
  'file-no-node': {
    en: {
      title: '{path} is not a node file',
      why: 'A node file is YAML with `type: code`, and its name ends with `.node.yml`.',
      next: 'Name a node file. For code of your own, make a node in the window and paste it there.',
    },
    'zh-CN': {
      title: '{path} 不是节点文件',
      why: '节点文件是含有 `type: code` 的 YAML，文件名以 `.node.yml` 结尾。',
      next: '请给出节点文件。若要运行自己的代码，请在窗口中新建节点并粘贴代码。',
    },
  },
  'folder-absent': {
    en: {
      title: 'There is no folder {path}',
      why: 'The workspace of this command is not there.',
      next: 'Check the path behind --workspace.',
    },
    'zh-CN': {
      title: '没有文件夹 {path}',
      why: '此命令的工作区不存在。',
      next: '请检查 --workspace 后的路径。',
    },
  },
} as const satisfies ProblemTable
