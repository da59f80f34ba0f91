import type { ProblemTable } from '../model/problem'
import { failingLines } from './failingLines'

/** Lines of python-requirements.txt that Dify's sandbox can't install. */
const failing = failingLines({
  'line-unreadable': {
    en: {
      title: 'Not a line that pip can read',
      why: '`{text}` is no requirement, option or address.',
      next: 'Mend the line, or put a # before it.',
    },
    'zh-CN': {
      title: 'pip 无法解析这一行',
      why: '`{text}` 既不是依赖、选项，也不是地址。',
      next: '请修正这一行，或在行首加 #。',
    },
  },
  'line-option-unknown': {
    en: {
      title: 'pip knows no {option} here',
      why: '`{option}` is none of the options that such a file can have.',
      next: 'Take the option out.',
    },
    'zh-CN': {
      title: '此处没有 {option} 这个选项',
      why: '这类文件可用的选项中没有 `{option}`。',
      next: '请去掉这个选项。',
    },
  },
  'line-needs-git': {
    en: {
      title: "Dify's sandbox has no git",
      why: '`{text}` is fetched by git, which the image does not have.',
      next: 'Name a published version, or the https address of a wheel or archive.',
    },
    'zh-CN': {
      title: 'Dify 的沙箱里没有 git',
      why: '`{text}` 需要用 git 获取，而镜像中没有 git。',
      next: '请改用已发布的版本，或 wheel、压缩包的 https 地址。',
    },
  },
  'line-other-file': {
    en: {
      title: '{path} does not come along to Dify',
      why: 'The sandbox copies the text of this file alone into a new folder of its container and runs pip there, so `{path}` is not found.',
      next: 'Put what that file says into this one.',
    },
    'zh-CN': {
      title: '{path} 不会随之进入 Dify',
      why: '沙箱只把此文件的文本复制到容器内的新文件夹，并在那里运行 pip，因此找不到 `{path}`。',
      next: '请把那个文件的内容写入此文件。',
    },
  },
  'line-path': {
    en: {
      title: '{path} is not there in Dify',
      why: "A path counts from the folder in which the server installs, inside Dify's container. `{path}` is not there.",
      next: 'Name a published package or an https address; or mount the file into the container and name it by its whole path.',
    },
    'zh-CN': {
      title: 'Dify 中没有 {path}',
      why: '路径从服务器安装时所在的文件夹算起，即 Dify 的容器之内，那里没有 `{path}`。',
      next: '请改用已发布的软件包或 https 地址；或把文件挂载进容器，并写出完整路径。',
    },
  },
  'line-no-hash': {
    en: {
      title: '{name} needs a hash too',
      why: 'One line with `--hash` makes pip ask for a hash and an exact version in every line, and `{name}` lacks one of them.',
      next: 'Write `{name}==VERSION --hash=…`, or take the hashes of all lines out.',
    },
    'zh-CN': {
      title: '{name} 也需要哈希',
      why: '只要有一行带 `--hash`，pip 就要求每一行都有哈希和确切版本，而 `{name}` 缺少其一。',
      next: '请写成 `{name}==版本 --hash=…`，或去掉所有行的哈希。',
    },
  },
  'line-contradicts': {
    en: {
      title: 'Line {other} asks for another {name}',
      why: '`{name}` can have one version only, and line {other} pins another than this one.',
      next: 'Keep one of the two lines.',
    },
    'zh-CN': {
      title: '第 {other} 行要求的是另一个 {name}',
      why: '`{name}` 只能有一个版本，而第 {other} 行固定的版本与此行不同。',
      next: '请只保留其中一行。',
    },
  },
})

/** What else is worth knowing of a line of python-requirements.txt before it goes to a Dify server. */
const notes = {
  'line-open': {
    en: {
      title: '{name} has the newest version of the day',
      why: 'The line names no exact version. A sandbox keeps what it has installed; a new container gets what is newest then, which may be another than here.',
      next: 'Pin the version that you have tried: `{name}==VERSION`.',
    },
    'zh-CN': {
      title: '{name} 会使用当天的最新版本',
      why: '这一行没有写确切版本。沙箱会保留已安装的版本；新建的容器会安装当时最新的版本，可能与此处不同。',
      next: '请固定您试过的版本：`{name}==版本`。',
    },
  },
  'line-in-base': {
    en: {
      title: 'The sandbox has {name} {version} already',
      why: 'What the line asks for is in the image of {target}: it installs nothing there.',
      next: 'Leave the line, or take it out: it makes no difference.',
    },
    'zh-CN': {
      title: '沙箱中已有 {name} {version}',
      why: '{target} 的镜像中已有这一行所要的版本，因此不会安装任何东西。',
      next: '保留或去掉这一行都可以，没有区别。',
    },
  },
  'line-changes-base': {
    en: {
      title: 'Changes {name} {version} of the sandbox',
      why: '{target} comes with `{name}=={version}`, which `{specifier}` does not allow. It changes for every node of the server, and with it what else needs it.',
      next: 'Leave {name} as it is, unless a node needs another.',
    },
    'zh-CN': {
      title: '会改动沙箱自带的 {name} {version}',
      why: '{target} 自带 `{name}=={version}`，不符合 `{specifier}`。改动会影响服务器上的所有节点，以及需要它的其他软件包。',
      next: '除非有节点需要其他版本，否则请保持 {name} 不变。',
    },
  },
  'line-marker-off': {
    en: {
      title: 'Counts for nothing on Python {python}',
      why: '`{marker}` does not hold in the sandbox of {target}, which is Linux with Python {python}.',
      next: 'Change what stands behind the semicolon if the package is wanted there.',
    },
    'zh-CN': {
      title: '在 Python {python} 上不起作用',
      why: '{target} 的沙箱是 Linux 和 Python {python}，`{marker}` 在那里不成立。',
      next: '若在那里也需要这个软件包，请修改分号后面的条件。',
    },
  },
  'line-whole-path': {
    en: {
      title: "{path} must be in Dify's container",
      why: 'A whole path counts inside the container of the sandbox, and there must be something at it there.',
      next: 'Mount it into the container at this very path.',
    },
    'zh-CN': {
      title: 'Dify 的容器中必须有 {path}',
      why: '完整路径指的是沙箱容器内的位置，那里必须有这个文件。',
      next: '请把它挂载到容器内的同一路径。',
    },
  },
  'line-beside': {
    en: {
      title: '{path} must lie in /dependencies too',
      why: 'dify-sandbox-py reads `/dependencies/python-requirements.txt` in place, and looks for `{path}` from there.',
      next: 'Mount the whole folder, not this file alone.',
    },
    'zh-CN': {
      title: '{path} 也必须位于 /dependencies',
      why: 'dify-sandbox-py 就地读取 `/dependencies/python-requirements.txt`，并从那里查找 `{path}`。',
      next: '请挂载整个文件夹，而不只是这个文件。',
    },
  },
  'line-address': {
    en: {
      title: 'Fetched from {host} by the server',
      why: 'The container of the sandbox must reach `{host}` each time that it starts without this package.',
      next: 'See that the server reaches it, or name a published package.',
    },
    'zh-CN': {
      title: '由服务器从 {host} 获取',
      why: '沙箱容器在缺少此软件包的情况下启动时，必须能访问 `{host}`。',
      next: '请确认服务器能够访问，或改用已发布的软件包。',
    },
  },
  'line-index': {
    en: {
      title: 'The server asks {host} too',
      why: 'An index named here counts on the server as well, and goes before its `PIP_MIRROR_URL`.',
      next: 'See that the container reaches it.',
    },
    'zh-CN': {
      title: '服务器也会访问 {host}',
      why: '写在这里的索引在服务器上同样生效，并优先于它的 `PIP_MIRROR_URL`。',
      next: '请确认容器能够访问。',
    },
  },
  'line-extra-index': {
    en: {
      title: 'pip takes the newest of both indexes',
      why: 'With `--extra-index-url` pip takes a package from whichever index has the newer version; uv, and so Nodelab, stays with the first index that has it.',
      next: 'Pin the packages that both may have, so that the versions agree.',
    },
    'zh-CN': {
      title: 'pip 会在两个索引中取最新版',
      why: '有 `--extra-index-url` 时，pip 从版本较新的索引取软件包；uv（即 Nodelab）只用第一个有该软件包的索引。',
      next: '请固定两边可能都有的软件包版本，使结果一致。',
    },
  },
  'line-links-ignored': {
    en: {
      title: "{path} is not looked at in Dify's container",
      why: 'The sandbox runs pip in a new folder of its own: pip warns that there is no `{path}`, and goes on without.',
      next: 'Name an https address, or a whole path that is mounted into the container.',
    },
    'zh-CN': {
      title: 'Dify 的容器中不会用到 {path}',
      why: '沙箱在自己的新文件夹中运行 pip：pip 会警告没有 `{path}`，然后继续。',
      next: '请写 https 地址，或挂载到容器内的完整路径。',
    },
  },
  'line-hashes': {
    en: {
      title: 'Hashes make pip ask for one everywhere',
      why: 'With one `--hash`, pip wants an exact version and a hash of every package that it installs, those that others need too.',
      next: 'List all packages with their hashes, as a lock does, or none.',
    },
    'zh-CN': {
      title: '有哈希时 pip 会处处要求哈希',
      why: '只要有一个 `--hash`，pip 就要求它安装的每个软件包都有确切版本和哈希，包括被其他软件包需要的。',
      next: '请像锁定文件那样列出所有软件包及其哈希，或者都不写。',
    },
  },
  'line-secret': {
    en: {
      title: 'A name or password stands in this line',
      why: 'The file is plain text, and whoever has the key of the sandbox can list its lines.',
      next: "Let the server's own settings carry it, or use a token that may be seen.",
    },
    'zh-CN': {
      title: '这一行含有用户名或密码',
      why: '此文件是明文，任何持有沙箱密钥的人都能列出其中的行。',
      next: '请改由服务器自己的设置提供，或使用可以公开的令牌。',
    },
  },
  'line-variable': {
    en: {
      title: "{text} takes its value from the server's variables",
      why: 'pip puts in what the container of the sandbox has under that name; where it has nothing, the words stay as they are.',
      next: 'Write the value itself, unless the container has the variable.',
    },
    'zh-CN': {
      title: '{text} 的值取自服务器的环境变量',
      why: 'pip 会填入沙箱容器中该名称的值；若没有，则保留原样。',
      next: '除非容器中有该变量，否则请直接写出值。',
    },
  },
  'line-swallowed': {
    en: {
      title: 'The next line is part of this comment for pip',
      why: 'The comment ends with a backslash, so pip takes the line after it as more of the comment. uv, and so Nodelab, reads that line.',
      next: 'Take the backslash out.',
    },
    'zh-CN': {
      title: '对 pip 来说下一行也属于这条注释',
      why: '注释以反斜杠结尾，因此 pip 把下一行也当作注释；uv（即 Nodelab）则会读取那一行。',
      next: '请去掉反斜杠。',
    },
  },
  'line-killed': {
    en: {
      title: '{name} installs, but the sandbox may end what imports it',
      why: 'Importing `{name}` makes system calls that the official sandbox does not allow by itself: the node ends with `operation not permitted`.',
      next: 'Let the server allow them (`ALLOWED_SYSCALLS` of the sandbox), or use dify-sandbox-py.',
    },
    'zh-CN': {
      title: '{name} 能安装，但导入时可能被沙箱终止',
      why: '导入 `{name}` 会发起官方沙箱默认不允许的系统调用，节点会以 `operation not permitted` 结束。',
      next: '请让服务器允许这些调用（沙箱的 `ALLOWED_SYSCALLS`），或改用 dify-sandbox-py。',
    },
  },
} as const satisfies ProblemTable

export const sandboxLineProblems = { ...failing, ...notes } as const
