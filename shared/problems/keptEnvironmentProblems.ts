import type { ProblemTable } from '../model/problem'

/** What can happen to environments that lie on the disk. */
export const keptEnvironmentProblems = {
  'environment-rebuilt': {
    en: {
      title: 'The environment was built anew',
      why: 'Something had changed it since it was built: `{what}`. It is again what its lock says.',
      next: 'Nothing. To change a package, ask for another version in python-requirements.txt.',
    },
    'zh-CN': {
      title: '环境已重新构建',
      why: '构建之后它被改动过：`{what}`。现在已与锁定清单一致。',
      next: '无需操作。若要更换软件包，请在 python-requirements.txt 中写明其他版本。',
    },
  },
  'environment-altered': {
    en: {
      title: 'The environment is not what was installed',
      why: 'Something has changed it since it was built: `{what}`. It could not be built anew, so runs use it as it is.',
      next: 'See the reason beside this; the next run tries again.',
    },
    'zh-CN': {
      title: '环境与安装时不一致',
      why: '构建之后它被改动过：`{what}`。未能重新构建，运行时按现状使用。',
      next: '原因见旁边的说明；下次运行会再次尝试。',
    },
  },
  'environment-python-changed': {
    en: {
      title: 'The environment was built anew, since its Python had changed',
      why: 'The Python or Node that it was built on was removed, moved or replaced.',
      next: 'Nothing: the packages are the same.',
    },
    'zh-CN': {
      title: '环境的 Python 有变，已重新构建',
      why: '环境所用的 Python 或 Node 已被删除、移动或替换。',
      next: '无需操作，软件包没有变化。',
    },
  },
  'cache-not-cleaned': {
    en: {
      title: "uv's cache was not cleaned",
      why: 'uv could not take anything out of it.',
      next: 'Wait until nothing is being built, then try again; the raw text tells more.',
    },
    'zh-CN': {
      title: '未能清理 uv 缓存',
      why: 'uv 没能从中移除任何内容。',
      next: '请等待所有构建结束后重试；原始文本有更多说明。',
    },
  },
} as const satisfies ProblemTable
