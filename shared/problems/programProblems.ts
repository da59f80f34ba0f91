import type { ProblemTable } from '../model/problem'

/** What can go wrong with the program's command on the PATH, and what is told of updates. */
export const programProblems = {
  'shell-command-refused': {
    en: {
      title: "The command nodelab is not Nodelab's to change",
      why: '`{path}` belongs to another program or to a package of the system, or this is a checkout.',
      next: 'Look at that file, and move it away if you want the command there. In a checkout the command is `npx nodelab`.',
    },
    'zh-CN': {
      title: 'Nodelab 无权更改 nodelab 命令',
      why: '`{path}` 属于其他程序或系统软件包，或者当前是源码目录。',
      next: '请检查该文件；如果要把命令放在那里，请先将其移开。在源码目录中请使用 `npx nodelab`。',
    },
  },
  'shell-command-failed': {
    en: {
      title: 'The command could not be written or removed',
      why: '`{path}`: {reason}',
      next: 'Check the rights of the folder, then try again.',
    },
    'zh-CN': {
      title: '无法写入或移除命令',
      why: '`{path}`：{reason}',
      next: '请检查该文件夹的权限，然后重试。',
    },
  },
  'updates-offline': {
    en: {
      title: 'Nodelab is offline',
      why: 'Offline is on in the settings, so nothing is fetched, and nobody is asked for a newer version.',
      next: 'Switch Offline off under Packages, then look again.',
    },
    'zh-CN': {
      title: 'Nodelab 处于离线模式',
      why: '设置中已打开离线，因此不会下载任何内容，也不会询问新版本。',
      next: '请在软件包设置中关闭离线，然后重新检查。',
    },
  },
  'update-found': {
    en: {
      title: 'There is a Nodelab {version}',
      why: 'Nodelab looked for updates at its start, as you have switched on. Nothing was downloaded.',
      next: 'In the settings, under "This program", you can download and install it.',
    },
    'zh-CN': {
      title: '有新版本 Nodelab {version}',
      why: '按您的设置，Nodelab 在启动时检查了更新。尚未下载任何内容。',
      next: '可以在设置的“本程序”中下载并安装。',
    },
  },
} as const satisfies ProblemTable
