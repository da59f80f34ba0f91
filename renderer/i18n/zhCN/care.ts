import type { care as english } from '../en/care'

/** 出错时的帮助与数据维护的文字。 */
export const care: typeof english = {
  title: '维护',
  diagnostics: '诊断信息',
  diagnosticsHint:
    '版本、系统、目标、环境、运行的限制方式，以及日志的最后几行，可粘贴到问题报告中。密钥、令牌、登录信息和您的主文件夹均已去除，其中不含节点的任何内容。',
  copy: '复制诊断信息',
  copying: '正在收集…',
  copied: '诊断信息已复制到剪贴板。转交他人前请先查看一遍。',
  logs: '显示日志',
  backup: '备份',
  backupHint:
    '一个 zip 文件，包含设置、节点版本、保留的运行、尚未写入文件的编辑和课程。其中没有密钥、密码和机密示例值，也不含工作区：工作区是您自己的文件夹。恢复前会先询问，并保留现有内容。',
  backUp: '备份…',
  restore: '恢复…',
  backedUp: (path) => `备份已写入：${path}`,
  dataFolder: '数据文件夹',
  dataFolderHint:
    '包含设置、版本、保留的运行、课程和软件包。Nodelab 会将其复制到空文件夹，比对副本，从下次启动起使用新文件夹并删除旧文件夹。环境会在新位置重新构建。已包含其数据的文件夹可以按原样使用。',
  dataFixed: '由 NODELAB_HOME 指定：请在那里更改。',
  moveData: '移动…',
  movePlan: (files, bytes, free) => `${files} 个文件，共 ${bytes}（目标处可用 ${free}），将移到：`,
  restPlan: '这里是移动此文件夹时被中断的副本。Nodelab 将接着完成。',
  foundData: (used, runs, environments) =>
    `该文件夹已包含 Nodelab 的数据（${[
      used === null ? '上次使用时间未知' : `上次使用：${used}`,
      runs === null ? '运行未计数' : `${runs.toLocaleString('zh-CN')} 次运行`,
      `${environments} 个环境`,
    ].join('，')}）。可以按原样使用它；当前文件夹保留在原处。不会复制、混合或删除任何内容。`,
  useFound: '按原样使用',
  chooseOther: '选择其他…',
  switchReady: '当前文件夹保持原样。从下次启动起，Nodelab 将使用：',
  switchDiscard: '不切换',
  dataBefore: '之前使用，仍在原处：',
  switchBack: '切换回去…',
  moveNow: '移动',
  moveCancel: '取消',
  copyingData: (done, bytes) => `正在复制，${done} / ${bytes}，目标：`,
  moveReady: '副本已完整。Nodelab 会在结束时比对，并从新文件夹启动：',
  moveDone: '数据文件夹的副本已完整。可在“设置”的“维护”中以它重新启动 Nodelab。',
  moveRestart: '立即重新启动',
  moveDiscard: '不移动',
  movingNow: '正在移动数据文件夹…',
  movingHint: 'Nodelab 正在比对副本，完成后结束。可能需要几分钟。',
  safeMode: '安全模式',
  safeHint:
    '重新启动 Nodelab，不恢复上次打开的内容，也不预先加载任何内容。用于 Nodelab 意外结束或变慢时。也可使用 --safe 开关启动。',
  startSafe: '以安全模式重新启动',
  leaveSafe: '正常重新启动',
  isSafe: '安全模式',
  isSafeWhy:
    '未恢复上次打开的内容：没有标签页，窗口位置为默认。没有待命的工作进程，不预先加载模块，没有语言服务器，节点也不会自动运行。运行功能正常，但启动较慢。',
  isSafeNext: '正常启动后，您的标签页会恢复。',
}
