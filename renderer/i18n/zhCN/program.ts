import type { program as english } from '../en/program'

/** 程序本身的设置：命令与更新。 */
export const program: typeof english = {
  title: '本程序',
  version: (nodelab, electron) => `Nodelab ${nodelab}，基于 Electron ${electron}`,
  command: 'nodelab 命令',
  commandStates: {
    checkout: '在源码目录中请使用 npx nodelab。',
    package: '由系统软件包提供。',
    absent: '供终端和脚本使用。将写入此处，仅您可用：',
    written: '位于此处：',
    other: '该位置已有其他程序的文件，不会改动：',
  },
  notOnPath: '您的终端尚未查找该文件夹：请将其加入 PATH，然后重新打开终端。',
  write: '写入',
  remove: '移除',
  updates: '更新',
  lookAtStart: '启动 Nodelab 时检查更新',
  lookAtStartHint: '默认关闭。每次启动时向打包时指定的地址询问最新版本；离线模式下不检查。不会发送您的任何内容。',
  states: {
    unasked: '尚未检查。',
    looking: '正在检查…',
    newest: '已是最新版本。',
    checkout: '源码目录请用 git 更新。',
    noPlace: '此 Nodelab 打包时未指定更新地址。',
  },
  found: (version) => `有新版本 Nodelab ${version}。`,
  loading: (version, percent) => `正在下载 Nodelab ${version}：${percent}%`,
  ready: (version) => `Nodelab ${version} 已就绪。Nodelab 将关闭、安装并重新启动；您的修改会保存。`,
  failed: (reason) => `失败：${reason}`,
  look: '立即检查',
  load: '下载',
  promises: '本机能保证什么',
  promisesHint:
    '通过两次空运行和询问内核得知这里用什么约束运行，以及这对您意味着什么。在模拟的沙箱中，节点可以做 Dify 拒绝的事。',
  isHere: '可用',
  isAbsent: '不可用',
  untried: '未试验',
  trying: '正在试验…',
  tryOut: '试验',
  tryAgain: '重新试验',
  install: '安装并重新启动',
}
