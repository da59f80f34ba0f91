import type { Language } from '../../shared/model/problem'

/** What the shell itself says: the menu, and the two dialogs that the page can't show. The page's own texts are in `renderer/i18n`. */
const english = {
  bundle: 'Bundle of packages',
  backup: {
    title: 'Back Up',
    openTitle: 'Restore a Backup',
    filter: 'Backup of Nodelab',
    message: 'Restore this backup?',
    detail:
      'Nodelab closes and starts again with the settings, versions of nodes, runs and lessons of the backup. What is there now is kept in a folder beside it. Your workspaces, keys and secret samples are not touched.',
    restore: 'Restore',
    cancel: 'Cancel',
  },
  moveData: 'Move the Data Folder to an Empty Folder',
  dataGone: {
    usual: 'Use the Usual Folder',
    quit: 'Quit',
    kept: 'With “Use the Usual Folder” that file is kept as {kept}. To use the moved folder again, give the file its name back.',
  },
  data: { title: 'A File of Rows', filter: 'CSV, TSV, JSON lines', saveTitle: 'Save the Rows that Failed' },
  exchange: { app: 'Dify app file', node: 'Node file', code: 'Code' },
  menu: {
    file: 'File',
    edit: 'Edit',
    view: 'View',
    node: 'Node',
    window: 'Window',
    help: 'Help',
    developerTools: 'Developer Tools',
    reload: 'Reload the Page',
  },
  lessons: {
    addZip: 'Add a Pack of Lessons',
    addFolder: 'Add a Folder of Lessons',
    saveResults: 'Save My Results',
    openResults: 'Open Results of a Class',
    results: 'Results of Nodelab',
    saveTable: 'Save the Table',
    tableName: 'class',
  },
  opening: {
    fileMessage: 'This file lies in no workspace of yours',
    fileDetail:
      '{path}\n\nOpen its folder as the workspace and edit the file in place, or copy it into the open workspace?',
    folder: 'Open Its Folder',
    copy: 'Copy It',
    nodeMessage: 'A link wants to make a node',
    nodeDetail: 'Its name: {title}. It goes into your workspace, and nothing is run.',
    make: 'Make the Node',
    cancel: 'Cancel',
  },
  importing: { title: 'Import into the Workspace', filter: 'Nodes, code, Dify app files' },
  appFile: { title: 'Open a Dify App File', filter: 'App files' },
  requirements: {
    title: 'Open python-requirements.txt of a Dify Server',
    filter: 'Requirements',
    saveTitle: 'Save a Copy of python-requirements.txt',
  },
  startFailed: {
    message: 'Nodelab could not start',
    detail:
      'A part of the program could not be loaded. Your nodes are untouched. Install Nodelab again; the log tells more: {log}',
  },
  pageEndsAgain: {
    message: 'The window ended several times in a row',
    detail: 'Your nodes are saved. Load the window again, or quit; the log tells more: {log}',
    again: 'Load Again',
    safe: 'Start in Safe Mode',
    quit: 'Quit',
  },
  offerSafe: {
    message: 'Nodelab ended {count} times in a row while it started',
    detail:
      'Safe mode opens nothing of the last time, and loads nothing in advance: no tabs, no workers that stand by, no language server. Your nodes are untouched either way.',
    safe: 'Start in Safe Mode',
    usual: 'Start as Usual',
  },
  askSafe: {
    message: 'Start again in safe mode?',
    detail:
      'Nodelab was started once more with --safe while it is open. It writes what you edit, ends, and starts again with nothing of the last time open and nothing loaded in advance. Runs under way are ended.',
    safe: 'Start Again in Safe Mode',
    stay: 'Go On Here',
  },
  unresponsive: {
    message: 'The window does not respond',
    detail:
      'Your nodes are saved up to the last second. You can wait, or load the window again; a run under way is ended then.',
    wait: 'Wait',
    reload: 'Load Again',
  },
}

export type ShellTexts = typeof english

const chinese: ShellTexts = {
  bundle: '软件包离线包',
  moveData: '将数据文件夹移到一个空文件夹',
  dataGone: {
    usual: '使用默认文件夹',
    quit: '退出',
    kept: '选择“使用默认文件夹”后，该文件会保留为 {kept}。若要再次使用移动后的文件夹，请将文件改回原名。',
  },
  data: { title: '选择数据文件', filter: 'CSV、TSV、JSON Lines', saveTitle: '保存失败的行' },
  backup: {
    title: '备份',
    openTitle: '恢复备份',
    filter: 'Nodelab 备份',
    message: '要恢复此备份吗？',
    detail:
      'Nodelab 会关闭并以备份中的设置、节点版本、运行记录和课程重新启动。现有内容会保留在旁边的文件夹中。您的工作区、密钥和机密示例值不受影响。',
    restore: '恢复',
    cancel: '取消',
  },
  exchange: { app: 'Dify 应用文件', node: '节点文件', code: '代码' },
  menu: {
    file: '文件',
    edit: '编辑',
    view: '显示',
    node: '节点',
    window: '窗口',
    help: '帮助',
    developerTools: '开发者工具',
    reload: '重新加载页面',
  },
  lessons: {
    addZip: '添加课程包',
    addFolder: '添加课程文件夹',
    saveResults: '保存我的成绩',
    openResults: '打开班级成绩',
    results: 'Nodelab 成绩文件',
    saveTable: '保存表格',
    tableName: '班级',
  },
  opening: {
    fileMessage: '此文件不在您的任何工作区中',
    fileDetail: '{path}\n\n要将其所在文件夹作为工作区打开并就地编辑，还是复制到当前工作区？',
    folder: '打开所在文件夹',
    copy: '复制',
    nodeMessage: '有链接请求新建节点',
    nodeDetail: '名称：{title}。节点会放入您的工作区，不会运行任何内容。',
    make: '新建节点',
    cancel: '取消',
  },
  importing: { title: '导入到工作区', filter: '节点、代码、Dify 应用文件' },
  appFile: { title: '打开 Dify 应用文件', filter: '应用文件' },
  requirements: {
    title: '打开 Dify 服务器的 python-requirements.txt',
    filter: '依赖清单',
    saveTitle: '保存 python-requirements.txt 的副本',
  },
  startFailed: {
    message: 'Nodelab 无法启动',
    detail: '程序的一部分无法加载。您的节点未受影响。请重新安装 Nodelab；详情见日志：{log}',
  },
  pageEndsAgain: {
    message: '窗口接连多次意外结束',
    detail: '您的节点已保存。可以重新加载窗口，或退出；详情见日志：{log}',
    again: '重新加载',
    safe: '以安全模式启动',
    quit: '退出',
  },
  offerSafe: {
    message: 'Nodelab 在启动过程中连续 {count} 次意外结束',
    detail:
      '安全模式不恢复上次打开的内容，也不预先加载任何内容：没有标签页，没有待命的工作进程，没有语言服务器。无论如何选择，您的节点都不受影响。',
    safe: '以安全模式启动',
    usual: '正常启动',
  },
  askSafe: {
    message: '要以安全模式重新启动吗？',
    detail:
      'Nodelab 已打开，又有一次带 --safe 的启动。它会写入您的编辑内容，结束后重新启动，不恢复上次打开的内容，也不预先加载任何内容。正在进行的运行会被结束。',
    safe: '以安全模式重新启动',
    stay: '留在这里',
  },
  unresponsive: {
    message: '窗口没有响应',
    detail: '您的节点已保存至最后一秒。可以等待，或重新加载窗口；重新加载会结束正在进行的运行。',
    wait: '等待',
    reload: '重新加载',
  },
}

const texts: Readonly<Record<Language, ShellTexts>> = { en: english, 'zh-CN': chinese }

/** The shell's texts in a language. */
export function shellTexts(language: Language): ShellTexts {
  return texts[language]
}
