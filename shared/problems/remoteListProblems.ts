import type { ProblemTable } from '../model/problem'

/** What can be wrong with the list of servers that the author names. */
export const remoteListProblems = {
  'remote-address-wrong': {
    en: {
      title: '`{address}` is no address of a sandbox',
      why: 'It is written as http://HOST:PORT or https://HOST, without a name, a password or a `?`.',
      next: 'An official sandbox on this machine is at http://127.0.0.1:8194.',
    },
    'zh-CN': {
      title: '`{address}` 不是沙箱地址',
      why: '应写作 http://主机:端口 或 https://主机，不含用户名、密码或 `?`。',
      next: '本机的官方沙箱地址是 http://127.0.0.1:8194。',
    },
  },
  'remote-name-wrong': {
    en: {
      title: 'The name `{name}` can not be used',
      why: 'A sandbox has a name of its own that no other has, and that is no address.',
      next: 'Choose another name.',
    },
    'zh-CN': {
      title: '不能使用名称 `{name}`',
      why: '每个沙箱服务器需要一个独有的名称，且不能是地址。',
      next: '请换一个名称。',
    },
  },
  'remote-unknown': {
    en: {
      title: 'There is no sandbox {name}',
      why: 'Those of the settings: {names}.',
      next: 'Name one of them, or an address such as http://127.0.0.1:8194.',
    },
    'zh-CN': {
      title: '没有名为 {name} 的沙箱服务器',
      why: '设置中的有：{names}。',
      next: '请使用其中之一，或给出地址，例如 http://127.0.0.1:8194。',
    },
  },
  'remote-key-sealed': {
    en: {
      title: 'The key of {name} can not be read here',
      why: "The window has put it into the system's own keeping, which this process can not open.",
      next: 'Enter it again in Settings, Other sandboxes; on the command line give it with NODELAB_SANDBOX_KEY or --key.',
    },
    'zh-CN': {
      title: '这里无法读取 {name} 的密钥',
      why: '窗口已把它交给系统保管，当前进程无法打开。',
      next: '请在“设置”的“其他沙箱”中重新填写；在命令行中可用 NODELAB_SANDBOX_KEY 或 --key 给出。',
    },
  },
  'remote-list-damaged': {
    en: {
      title: 'The list of sandboxes can not be read',
      why: '{reason}. It was kept aside as `{path}`.',
      next: 'Add the sandboxes again in Settings.',
    },
    'zh-CN': {
      title: '无法读取沙箱服务器列表',
      why: '{reason}。原文件已保留为 `{path}`。',
      next: '请在“设置”中重新添加。',
    },
  },
  'remote-entries-damaged': {
    en: {
      title: 'The list of sandboxes can not be read in full',
      why: 'Entries of `{path}` that no Nodelab writes so, and that are left out: {count}. They stay in the file.',
      next: 'Mend them there, or add the sandboxes again in Settings.',
    },
    'zh-CN': {
      title: '沙箱服务器列表无法完整读取',
      why: '`{path}` 中有 {count} 个条目格式不对，已忽略，但仍保留在文件中。',
      next: '请在文件中修正，或在“设置”中重新添加。',
    },
  },
  'remote-list-not-saved': {
    en: {
      title: 'The list of sandboxes was not saved',
      why: '`{path}`: {reason}.',
      next: 'Check the folder and the space on the disk, then try again.',
    },
    'zh-CN': {
      title: '沙箱服务器列表未能保存',
      why: '`{path}`：{reason}。',
      next: '请检查文件夹和磁盘空间，然后重试。',
    },
  },
} as const satisfies ProblemTable
