import type { requirements as english } from '../en/requirements'

/** 依赖清单的位置、如何在 Dify 服务器上生效，以及书写时的帮助。 */
export const requirements: typeof english = {
  places: {
    workspace: '在这个工作区中',
    'dify-sandbox': '在 Dify 服务器沙箱的文件夹中',
    elsewhere: '在您指定的其他位置',
  },
  point: '打开 Dify 服务器的 python-requirements.txt…',
  useOwn: '改用这个工作区自己的文件',
  saveCopy: '保存副本…',
  copied: (path) => `副本已写入 ${path}`,
  apply: '在 Dify 服务器上生效',
  copyCommand: '复制命令',
  commandCopied: '命令已复制',
  bring: {
    'dify-sandbox': '服务器用的就是这个文件。还需要在服务器上：',
    other: '服务器上的 Dify 必须有这个文件，位置是 docker/volumes/sandbox/dependencies/python-requirements.txt：',
  },
  official: (version) => [
    `在 Dify 的 docker 文件夹中重启沙箱（${version}）：它只在启动时读取一次此文件。`,
    '等待没有用：它每 30 分钟的更新只是把启动时读到的文本再安装一遍。',
    '安装期间它已经开始应答，此时导入新软件包会失败。如果 pip 失败，沙箱会停止，请查看它的日志。',
  ],
  py: (version) => [
    `重启 ${version} 的容器：它只在启动时安装 /dependencies/python-requirements.txt。`,
    '请把此文件所在的文件夹挂载为 /dependencies。它不读取 Dify 的 conf 文件夹。',
    '如果 uv 失败，服务器照样启动，但所有软件包都不会有，请查看它的日志。',
  ],
  commands: {
    official: 'docker compose restart sandbox',
    py: 'docker compose restart sandbox',
  },
  stops: (count, target) => `有 ${count} 行会使 ${target} 的沙箱停止`,
  warns: (count, target) => `对 ${target} 来说有 ${count} 行需要留意`,
  inEnvironment: (version) => `此环境中为 ${version}`,
  yanked: '已被作者撤回',
  early: '预发布版',
  notFit: '不适合此 Python 或本机',
  noVersions: '索引暂时没有给出版本',
  noSuchPackage: '索引中没有它的版本',
}
