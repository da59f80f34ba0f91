import type { ProblemTable } from '../model/problem'

/** What can go wrong with the packages that an author asks for: in python-requirements.txt or as a node's dependencies. */
export const packageProblems = {
  'package-unknown': {
    en: {
      title: 'There is no package named {name}',
      why: 'The index does not know `{name}`. Import names and package names can differ.',
      next: 'Check the spelling, or look the package up on the index.',
    },
    'zh-CN': {
      title: '没有名为 {name} 的软件包',
      why: '索引中没有 `{name}`。导入名与软件包名可能不同。',
      next: '请检查拼写，或在索引上查找该软件包。',
    },
  },
  'package-unknown-near': {
    en: {
      title: 'There is no package named {name}',
      why: 'The index has no `{name}`; the nearest name is `{nearest}`.',
      next: 'Change it to `{nearest}` if that is what you mean.',
    },
    'zh-CN': {
      title: '没有名为 {name} 的软件包',
      why: '索引中没有 `{name}`，最接近的名称是 `{nearest}`。',
      next: '若是您想要的，请改为 `{nearest}`。',
    },
  },
  'version-unknown-near': {
    en: {
      title: 'There is no such version of {name}',
      why: 'The index has no version of `{name}` that fits `{name}{version}`; the nearest are {nearest}, the newest is {newest}.',
      next: 'Ask for a version that exists, or leave it open for the latest.',
    },
    'zh-CN': {
      title: '{name} 没有这个版本',
      why: '索引中的 `{name}` 没有符合 `{name}{version}` 的版本；最接近的是 {nearest}，最新的是 {newest}。',
      next: '请改为存在的版本，或不写版本以使用最新版。',
    },
  },
  'version-unknown': {
    en: {
      title: 'There is no such version of {name}',
      why: 'The index has `{name}`, but no version that fits `{name}{version}`.',
      next: 'Ask for a version that exists, or leave it open for the latest.',
    },
    'zh-CN': {
      title: '{name} 没有这个版本',
      why: '索引中有 `{name}`，但没有符合 `{name}{version}` 的版本。',
      next: '请改为存在的版本，或不写版本以使用最新版。',
    },
  },
  'package-not-built': {
    en: {
      title: '{name} could not be built',
      why: 'There is no ready-made wheel of `{name}` for this Python and machine, and building it from source failed.',
      next: 'Ask for a version that has a wheel; the raw log tells what the build lacked.',
    },
    'zh-CN': {
      title: '无法构建 {name}',
      why: '`{name}` 没有适合此 Python 和本机的 wheel，从源码构建也失败了。',
      next: '请改用有 wheel 的版本；原始日志说明构建缺少什么。',
    },
  },
  'package-held': {
    en: {
      title: '{name} must be built from source',
      why: 'There is no ready-made wheel of `{name}` that fits. To build it, its own build script would run on this machine with your rights, so Nodelab waits for your word.',
      next: 'Choose Build or Run if you trust `{name}`, or ask for a version that has a wheel.',
    },
    'zh-CN': {
      title: '{name} 需要从源码构建',
      why: '`{name}` 没有合适的 wheel。构建时，它自带的构建脚本会以您的权限在本机运行，因此 Nodelab 等待您的确认。',
      next: '若信任 `{name}`，请选择“构建”或“运行”；也可改用有 wheel 的版本。',
    },
  },
  'requirement-held': {
    en: {
      title: 'Line {line} of python-requirements.txt leads away from the package index',
      why: '`{text}` is an address, a path or another file. What lies there may run code of its own while it is built, so Nodelab waits for your word.',
      next: 'Choose Build or Run if you trust it, or name a published package.',
    },
    'zh-CN': {
      title: 'python-requirements.txt 第 {line} 行指向软件包索引之外',
      why: '`{text}` 是地址、路径或其他文件。其中的内容在构建时可能运行自带的代码，因此 Nodelab 等待您的确认。',
      next: '若信任它，请选择“构建”或“运行”；也可改用已发布的软件包。',
    },
  },
  'package-not-for-machine': {
    en: {
      title: '{name} does not fit this machine',
      why: 'The asked version of `{name}` has no wheel for this Python version or this kind of machine.',
      next: 'Ask for another version of `{name}`; the raw log tells which Pythons and machines it is made for.',
    },
    'zh-CN': {
      title: '{name} 不适合本机',
      why: '所要求的 `{name}` 版本没有适合此 Python 版本或本机类型的 wheel。',
      next: '请改用 `{name}` 的其他版本；原始日志说明它支持哪些 Python 和系统。',
    },
  },
  'package-needs-python': {
    en: {
      title: '{name} needs another Python',
      why: 'The versions of `{name}` that were asked need Python {needs}, and this environment has {python}.',
      next: 'Ask for an older version of `{name}`. In Dify it would fail in the same way.',
    },
    'zh-CN': {
      title: '{name} 需要其他版本的 Python',
      why: '所要求的 `{name}` 版本需要 Python {needs}，而此环境是 {python}。',
      next: '请改用 `{name}` 的较早版本。在 Dify 中同样会失败。',
    },
  },
  'package-wrong-hash': {
    en: {
      title: '{name} is not the expected file',
      why: 'The file that the index gave for `{name}` has another hash than the index or the requirements say.',
      next: 'Try again, or name another index in Settings: a mirror or proxy may have changed the file.',
    },
    'zh-CN': {
      title: '{name} 的文件与预期不符',
      why: '索引给出的 `{name}` 文件，其哈希与索引或依赖清单中的不同。',
      next: '请重试，或在“设置”中改用其他索引，文件可能被镜像或代理改动。',
    },
  },
  'git-failed': {
    en: {
      title: 'A package could not be fetched by git',
      why: 'git is missing, or it could not fetch the repository that is named.',
      next: "Check the address and that git is installed. Dify's sandbox has no git: name a published package there.",
    },
    'zh-CN': {
      title: '无法用 git 获取软件包',
      why: '本机没有 git，或无法获取所写的仓库。',
      next: '请检查地址以及是否已安装 git。Dify 的沙箱里没有 git，请改用已发布的软件包。',
    },
  },
  'requirements-conflict': {
    en: {
      title: 'The requirements contradict each other',
      why: 'No set of versions satisfies all of them together. uv says: {reason}.',
      next: 'Loosen one of the versions that uv names.',
    },
    'zh-CN': {
      title: '依赖清单中的各项互相矛盾',
      why: '没有一组版本能同时满足所有各项。uv 的说明：{reason}。',
      next: '请放宽 uv 指出的其中一个版本。',
    },
  },
  'requirement-broken': {
    en: {
      title: 'Line {line} of python-requirements.txt can not be read',
      why: '{reason}',
      next: 'Mend the line. In Dify, a line like this stops the sandbox at its start.',
    },
    'zh-CN': {
      title: 'python-requirements.txt 第 {line} 行无法解析',
      why: '{reason}',
      next: '请修正这一行。在 Dify 中，这样的一行会使沙箱无法启动。',
    },
  },
  'requirement-file-missing': {
    en: {
      title: 'Line {line} of python-requirements.txt names a file that is not there',
      why: '{reason}',
      next: 'Put the lines of that file into python-requirements.txt itself: Nodelab reads this file alone.',
    },
    'zh-CN': {
      title: 'python-requirements.txt 第 {line} 行引用的文件不存在',
      why: '{reason}',
      next: '请把该文件的内容直接写入 python-requirements.txt，Nodelab 只读取这一个文件。',
    },
  },
  'requirement-path-missing': {
    en: {
      title: 'There is no package at {path}',
      why: 'The requirements name a file or an address, and no package lies there.',
      next: "Check the path or address. A path inside Dify's container is not on this machine: name a published package.",
    },
    'zh-CN': {
      title: '{path} 处没有软件包',
      why: '依赖清单写的是路径或地址，而那里没有软件包。',
      next: '请检查路径或地址。Dify 容器内的路径在本机上不存在，请改用已发布的软件包。',
    },
  },
  'dependency-broken': {
    en: {
      title: 'The dependency {name} of the node can not be read',
      why: '{reason}',
      next: 'Write a package name and a version such as `2.1.0` or `latest`.',
    },
    'zh-CN': {
      title: '节点的依赖 {name} 无法解析',
      why: '{reason}',
      next: '请填写软件包名和版本，例如 `2.1.0` 或 `latest`。',
    },
  },
} as const satisfies ProblemTable
