import type { ProblemTable } from '../model/problem'

/** What can go wrong with the run history. */
export const runHistoryProblems = {
  'run-history-damaged': {
    en: {
      title: 'The run history was damaged, and a new one was begun',
      why: 'The old one is kept as {path}. Nodes and their versions are not touched by it.',
      next: 'Nothing needs to be done. Delete that file when you do not miss its runs.',
    },
    'zh-CN': {
      title: '运行历史已损坏，已新建一份',
      why: '旧的运行历史保留在 {path}。节点及其版本不受影响。',
      next: '无需处理。不再需要其中的运行时，可删除该文件。',
    },
  },
  'run-history-unavailable': {
    en: {
      title: 'There is no run history on this machine',
      why: 'The database for it could not be started: {reason}. Nodes run as ever; their runs are not kept.',
      next: 'Install Nodelab anew if it should have one here.',
    },
    'zh-CN': {
      title: '此计算机上没有运行历史',
      why: '无法启动所需的数据库：{reason}。节点照常运行，只是不保留运行记录。',
      next: '如果这里应当有运行历史，请重新安装 Nodelab。',
    },
  },
  'run-history-newer': {
    en: {
      title: 'The run history is of a later Nodelab',
      why: 'This one does not know its form, and leaves it as it is. Runs are not kept meanwhile.',
      next: 'Start the later Nodelab to see its runs.',
    },
    'zh-CN': {
      title: '运行历史由更新版本的 Nodelab 创建',
      why: '当前版本不认识其格式，因此不作改动，期间也不保留运行。',
      next: '请启动更新版本的 Nodelab 查看。',
    },
  },
  'run-history-failed': {
    en: {
      title: 'The run history can not be read or written',
      why: '{reason}. Nodes run as ever; their runs are not kept meanwhile.',
      next: "Check the disk and the rights of Nodelab's own folder.",
    },
    'zh-CN': {
      title: '无法读写运行历史',
      why: '{reason}。节点照常运行，期间不保留运行。',
      next: '请检查磁盘和 Nodelab 自己的文件夹的权限。',
    },
  },
  'run-gone': {
    en: {
      title: 'This run is not kept any more',
      why: 'It was removed, or made room for newer ones.',
      next: 'Choose another run from the list.',
    },
    'zh-CN': {
      title: '此次运行已不再保留',
      why: '它已被删除，或已为较新的运行腾出空间。',
      next: '请从列表中选择其他运行。',
    },
  },
  'run-server-gone': {
    en: {
      title: 'The server {name} is not known any more',
      why: 'This run was on that server.',
      next: 'Name the server again in the settings, or bring the code back into the node and run it here.',
    },
    'zh-CN': {
      title: '服务器 {name} 已不存在',
      why: '此次运行是在该服务器上进行的。',
      next: '请在设置中重新添加该服务器，或将代码恢复到节点后在本机运行。',
    },
  },
  'history-number-wrong': {
    en: {
      title: '{option} is no number from 1 to {largest}: {text}',
      why: 'Nothing was looked for.',
      next: 'Give a whole number.',
    },
    'zh-CN': {
      title: '{option} 不是 1 到 {largest} 之间的数：{text}',
      why: '没有进行查找。',
      next: '请给出一个整数。',
    },
  },
  'history-status-wrong': {
    en: {
      title: 'There is no status {text}',
      why: 'A run has one of these: {known}.',
      next: 'Give one of them.',
    },
    'zh-CN': {
      title: '没有状态 {text}',
      why: '运行的状态有：{known}。',
      next: '请给出其中之一。',
    },
  },
  'history-origin-wrong': {
    en: {
      title: 'No run comes from {text}',
      why: 'A run comes from one of these: {known}.',
      next: 'Give one of them.',
    },
    'zh-CN': {
      title: '没有来自 {text} 的运行',
      why: '运行的来源有：{known}。',
      next: '请给出其中之一。',
    },
  },
  'run-not-of-node': {
    en: {
      title: 'This run can not be run again here',
      why: 'It was sent to the sandbox API, and is of no node of this workspace.',
      next: 'Copy its code into a node, and run it there.',
    },
    'zh-CN': {
      title: '无法在此再次执行此次运行',
      why: '它是发送到沙箱 API 的请求，不属于此工作区的任何节点。',
      next: '请将其代码复制到节点中，并在那里运行。',
    },
  },
  'run-over-rows': {
    en: {
      title: 'A run over the rows of a file is not run again from here',
      why: 'Of the file nothing is kept but the rows that failed.',
      next: 'Run over the file again from the node, or run one of the failed rows again.',
    },
    'zh-CN': {
      title: '无法从这里重新按文件各行运行',
      why: '除失败的行外，文件内容未保留。',
      next: '请在节点中重新按该文件各行运行，或再次运行某个失败的行。',
    },
  },
  'run-row-gone': {
    en: {
      title: 'This row can not be run again',
      why: 'It is not kept whole: it could not be read as a case, its inputs were too large, or a secret stood in them.',
      next: 'Run over the file again from the node.',
    },
    'zh-CN': {
      title: '无法再次执行此行',
      why: '它未完整保留：无法作为用例读取、输入过大，或其中含有密钥。',
      next: '请在节点中重新按该文件各行运行。',
    },
  },
  'run-inputs-cut': {
    en: {
      title: 'This run can not be run again',
      why: 'One of its inputs was too large to be kept whole.',
      next: 'Bring its code back into the node, and give it the input there.',
    },
    'zh-CN': {
      title: '无法再次执行此次运行',
      why: '其中一个输入过大，未能完整保留。',
      next: '请将其代码恢复到节点中，并在那里填写输入。',
    },
  },
  'run-inputs-hidden': {
    en: {
      title: 'This run can not be run again',
      why: 'The value of a secret input stood in {names}, and was not kept there either.',
      next: 'Bring its code back into the node, and run it there.',
    },
    'zh-CN': {
      title: '无法再次执行此次运行',
      why: '{names} 中含有密钥输入的值，该值在那里同样未保留。',
      next: '请将其代码恢复到节点中，并在那里运行。',
    },
  },
} as const satisfies ProblemTable
