import type { ProblemTable } from '../model/problem'

/** What keeps uv from building an environment: the index, the way to it, the disk, and packages that do not fit. */
export const buildProblems = {
  'requirements-conflict-pair': {
    en: {
      title: '{first} and {second} want different versions of {name}',
      why: '`{first}` wants `{firstWants}`, and `{second}` wants `{secondWants}`. No version of `{name}` is both.',
      next: 'Loosen one of the two, or ask for other versions of them.',
    },
    'zh-CN': {
      title: '{first} 与 {second} 要求的 {name} 版本不同',
      why: '`{first}` 要求 `{firstWants}`，而 `{second}` 要求 `{secondWants}`。没有同时满足两者的 `{name}` 版本。',
      next: '请放宽其中一项，或改用它们的其他版本。',
    },
  },
  'requirements-conflict-own': {
    en: {
      title: 'Two different versions of {name} are asked for',
      why: '`{firstWants}` and `{secondWants}` can not both be.',
      next: 'Take one of the two out of python-requirements.txt or of the dependencies of the node.',
    },
    'zh-CN': {
      title: '要求了 {name} 的两个不同版本',
      why: '`{firstWants}` 与 `{secondWants}` 无法同时满足。',
      next: '请从 python-requirements.txt 或节点的依赖中去掉其中一项。',
    },
  },
  'package-unknown-needed': {
    en: {
      title: '{by} needs {name}, which the index does not have',
      why: 'The index has no `{name}`: the package names it wrongly, or a mirror is behind or lacks a part.',
      next: 'Choose another index in Settings, or ask for another version of `{by}`.',
    },
    'zh-CN': {
      title: '{by} 需要 {name}，而索引中没有',
      why: '索引没有 `{name}`：可能是该软件包写错了名称，或镜像尚未同步、缺少部分内容。',
      next: '请在“设置”中改用其他索引，或改用 `{by}` 的其他版本。',
    },
  },
  'package-not-for-python': {
    en: {
      title: '{name} has no wheel for this Python',
      why: 'This environment is {python}; version {version} of `{name}` is made for {has}.',
      next: 'Ask for a version of `{name}` that is made for this Python. In Dify it would fail in the same way.',
    },
    'zh-CN': {
      title: '{name} 没有适合此 Python 的 wheel',
      why: '此环境是 {python}；`{name}` 的 {version} 版是为 {has} 制作的。',
      next: '请改用 `{name}` 适合此 Python 的版本。在 Dify 中同样会失败。',
    },
  },
  'package-not-for-python-near': {
    en: {
      title: '{name} has no wheel for this Python',
      why: 'This environment is {python}; version {version} of `{name}` is made for {has}. The newest that fits is {nearest}.',
      next: 'Ask for `{name}=={nearest}`.',
    },
    'zh-CN': {
      title: '{name} 没有适合此 Python 的 wheel',
      why: '此环境是 {python}；`{name}` 的 {version} 版是为 {has} 制作的。适合的最新版本是 {nearest}。',
      next: '请改用 `{name}=={nearest}`。',
    },
  },
  'package-not-for-system-near': {
    en: {
      title: '{name} is not made for this machine',
      why: 'Version {version} of `{name}` has wheels for {has} alone. The newest that fits is {nearest}.',
      next: 'Ask for `{name}=={nearest}`.',
    },
    'zh-CN': {
      title: '{name} 不支持本机系统',
      why: '`{name}` 的 {version} 版只有适用于 {has} 的 wheel。适合的最新版本是 {nearest}。',
      next: '请改用 `{name}=={nearest}`。',
    },
  },
  'package-needs-python-near': {
    en: {
      title: '{name} needs another Python',
      why: 'The versions of `{name}` that were asked need Python {needs}, and this environment has {python}. The newest that supports it is {nearest}.',
      next: 'Ask for `{name}=={nearest}`. In Dify it would fail in the same way.',
    },
    'zh-CN': {
      title: '{name} 需要其他版本的 Python',
      why: '所要求的 `{name}` 版本需要 Python {needs}，而此环境是 {python}。支持它的最新版本是 {nearest}。',
      next: '请改用 `{name}=={nearest}`。在 Dify 中同样会失败。',
    },
  },
  'package-not-for-machine-near': {
    en: {
      title: '{name} does not fit this machine',
      why: 'The asked version of `{name}` has no wheel for this Python version or this kind of machine. The newest that fits is {nearest}.',
      next: 'Ask for `{name}=={nearest}`.',
    },
    'zh-CN': {
      title: '{name} 不适合本机',
      why: '所要求的 `{name}` 版本没有适合此 Python 或本机类型的 wheel。适合的最新版本是 {nearest}。',
      next: '请改用 `{name}=={nearest}`。',
    },
  },
  'package-not-for-system': {
    en: {
      title: '{name} is not made for this machine',
      why: 'Version {version} of `{name}` has wheels for {has} alone.',
      next: "Ask for another version, or do without it here; Dify's sandbox is Linux.",
    },
    'zh-CN': {
      title: '{name} 不支持本机系统',
      why: '`{name}` 的 {version} 版只有适用于 {has} 的 wheel。',
      next: '请改用其他版本，或在本机上不使用它；Dify 的沙箱是 Linux。',
    },
  },
  'package-no-compiler': {
    en: {
      title: '{name} must be compiled, and there is no compiler',
      why: 'There is no ready-made wheel of `{name}` for this Python and machine, and what its source needs to be built is missing here.',
      next: "Ask for a version that has a wheel. Dify's sandbox has no compiler either, so there it would fail as well.",
    },
    'zh-CN': {
      title: '{name} 需要编译，而本机没有编译器',
      why: '`{name}` 没有适合此 Python 和本机的 wheel，本机也缺少从源码构建所需的工具。',
      next: '请改用有 wheel 的版本。Dify 的沙箱里同样没有编译器，在那里也会失败。',
    },
  },
  'index-login': {
    en: {
      title: '{host} asks for a name and a password',
      why: 'The index answered 401: it gives packages only to those it knows.',
      next: 'Write them into the address of the index in Settings: https://NAME:PASSWORD@HOST/simple.',
    },
    'zh-CN': {
      title: '{host} 要求用户名和密码',
      why: '索引返回 401：只向已知用户提供软件包。',
      next: '请在“设置”的索引地址中写入：https://用户名:密码@主机/simple。',
    },
  },
  'index-outdated': {
    en: {
      title: 'The index lists a file that it does not have',
      why: '{host} names `{file}` and answers 404 for it: a mirror that is out of date or half copied.',
      next: 'Choose another index in Settings, then try again.',
    },
    'zh-CN': {
      title: '索引列出了它没有的文件',
      why: '{host} 列出了 `{file}`，请求时却返回 404：该镜像已过时或同步不完整。',
      next: '请在“设置”中改用其他索引，然后重试。',
    },
  },
  'index-faulty': {
    en: {
      title: 'The index has a fault',
      why: '{host} did not answer as a package index does: {reason}.',
      next: 'Try again in a while, or choose another index in Settings.',
    },
    'zh-CN': {
      title: '索引出现故障',
      why: '{host} 没有像软件包索引那样应答：{reason}。',
      next: '请稍后重试，或在“设置”中改用其他索引。',
    },
  },
  'proxy-login': {
    en: {
      title: 'The proxy asks for a name and a password',
      why: 'On the way to {host} the proxy answered 407.',
      next: 'Write them into the address of the proxy in Settings: http://NAME:PASSWORD@HOST:PORT.',
    },
    'zh-CN': {
      title: '代理要求用户名和密码',
      why: '访问 {host} 时代理返回 407。',
      next: '请在“设置”的代理地址中写入：http://用户名:密码@主机:端口。',
    },
  },
  'proxy-unreachable': {
    en: {
      title: 'The proxy was not reached',
      why: 'A proxy is named for the way to {host}, and it did not answer or refused.',
      next: 'Check the proxy in Settings and in the variables HTTPS_PROXY and HTTP_PROXY, then try again.',
    },
    'zh-CN': {
      title: '无法连接代理',
      why: '访问 {host} 需要经过代理，而代理没有应答或拒绝了连接。',
      next: '请检查“设置”以及变量 HTTPS_PROXY 和 HTTP_PROXY 中的代理，然后重试。',
    },
  },
  'path-too-long': {
    en: {
      title: 'A path is too long for this system',
      why: 'A file of a package has a longer path than the system allows.',
      next: 'Set NODELAB_HOME to a short folder such as C:\\nodelab; on Windows, long paths can also be switched on.',
    },
    'zh-CN': {
      title: '路径过长',
      why: '软件包中某个文件的路径超出了系统允许的长度。',
      next: '请将 NODELAB_HOME 设为较短的文件夹，例如 C:\\nodelab；Windows 上也可以启用长路径。',
    },
  },
  'file-locked': {
    en: {
      title: 'Another program holds a file',
      why: 'The system did not let uv move or replace a file, several times: mostly a virus scanner that looks at it.',
      next: "Wait a moment and try again; if it stays so, except Nodelab's data folder from scanning.",
    },
    'zh-CN': {
      title: '文件被其他程序占用',
      why: '系统多次不允许 uv 移动或替换文件，通常是杀毒软件正在检查它。',
      next: '请稍候重试；若仍如此，请将 Nodelab 的数据文件夹排除在扫描之外。',
    },
  },
} as const satisfies ProblemTable
