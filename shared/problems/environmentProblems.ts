import type { ProblemTable } from '../model/problem'
import { buildProblems } from './buildProblems'
import { keptEnvironmentProblems } from './keptEnvironmentProblems'
import { packageProblems } from './packageProblems'

/** What can go wrong on the way to an environment. */
export const environmentProblems = {
  'uv-setting-wrong': {
    en: {
      title: 'The uv in the settings does not run',
      why: '`{path}` is not a uv that answers.',
      next: 'Choose another path in Settings (or in NODELAB_UV), or leave the field empty so that Nodelab finds one.',
    },
    'zh-CN': {
      title: '设置里的 uv 无法运行',
      why: '`{path}` 不是可用的 uv。',
      next: '请在“设置”中改用其他路径，或留空让 Nodelab 自行查找。',
    },
  },
  'uv-too-old': {
    en: {
      title: 'The uv that was named is too old',
      why: '`{path}` is uv {version}; Nodelab needs {oldest} or newer.',
      next: 'Update it with `uv self update`, or leave the field in Settings empty so that Nodelab finds one.',
    },
    'zh-CN': {
      title: '指定的 uv 版本过旧',
      why: '`{path}` 是 uv {version}，Nodelab 需要 {oldest} 或更高版本。',
      next: '请用 `uv self update` 更新，或将“设置”中的该项留空让 Nodelab 自行查找。',
    },
  },
  'uv-no-wheel': {
    en: {
      title: 'No uv for this machine',
      why: 'There is no uv wheel for {platform} on {arch}.',
      next: 'Install uv by hand, then give its path in Settings.',
    },
    'zh-CN': {
      title: '没有适合本机的 uv',
      why: '没有面向 {platform}（{arch}）的 uv wheel。',
      next: '请手动安装 uv，然后在“设置”中填写其路径。',
    },
  },
  'uv-not-fetched': {
    en: {
      title: 'uv could not be fetched',
      why: 'No uv is on this machine, and the package index did not give one.',
      next: 'Check the network or the index in Settings and try again; or install uv by hand.',
    },
    'zh-CN': {
      title: '无法获取 uv',
      why: '本机没有 uv，也未能从软件包索引取得。',
      next: '请检查网络或“设置”中的索引后重试，或手动安装 uv。',
    },
  },
  'uv-wrong-hash': {
    en: {
      title: 'The fetched uv is not the expected one',
      why: '`{file}` has the hash {sha256}, which differs from the pinned one. It was thrown away.',
      next: 'Check which index this machine uses; a proxy may have changed the file.',
    },
    'zh-CN': {
      title: '取得的 uv 与预期不符',
      why: '`{file}` 的哈希为 {sha256}，与固定的值不同，已丢弃。',
      next: '请检查本机使用的索引，文件可能被代理改动。',
    },
  },
  'uv-does-not-run': {
    en: {
      title: 'The installed uv does not run',
      why: '`{path}` was installed but does not answer.',
      next: 'Install uv by hand, then give its path in Settings.',
    },
    'zh-CN': {
      title: '已安装的 uv 无法运行',
      why: '`{path}` 已安装，但没有响应。',
      next: '请手动安装 uv，然后在“设置”中填写其路径。',
    },
  },
  'uv-failed': {
    en: {
      title: 'uv stopped',
      why: 'uv ended with an error that Nodelab does not know.',
      next: 'Read the raw log, change what it names, then try again.',
    },
    'zh-CN': {
      title: 'uv 已停止',
      why: 'uv 以 Nodelab 不认识的错误结束。',
      next: '请查看原始日志，修改其中指出的内容后重试。',
    },
  },
  'uv-missing': {
    en: {
      title: 'uv is not on this machine yet',
      why: 'Nodelab fetches it from the package index when the first environment is built.',
      next: 'Nothing, if the index can be reached: `nodelab doctor --install-uv` tries it now. Else install uv by hand.',
    },
    'zh-CN': {
      title: '本机还没有 uv',
      why: '构建第一个环境时，Nodelab 会从软件包索引获取它。',
      next: '若能连接索引则无需操作：`nodelab doctor --install-uv` 可立即一试。否则请手动安装 uv。',
    },
  },
  'python-missing': {
    en: {
      title: 'Python {asked} is not on this machine',
      why: 'uv would have to download it, from the python-build-standalone releases on GitHub or the mirror in `UV_PYTHON_INSTALL_MIRROR`. Where that does not work, the nearest version on this machine runs instead, and Nodelab says so.',
      next: 'Install Python {asked} where its own version matters; syntax and standard library can differ.',
    },
    'zh-CN': {
      title: '本机没有 Python {asked}',
      why: '需由 uv 从 GitHub 上的 python-build-standalone 发布页下载，或从 `UV_PYTHON_INSTALL_MIRROR` 指定的镜像下载；若下载不成，则改用本机上最接近的版本运行并给出说明。',
      next: '若版本必须一致，请安装 Python {asked}；语法和标准库可能不同。',
    },
  },
  'python-nearest': {
    en: {
      title: 'Runs on Python {version} instead of {asked}',
      why: 'Python {asked} is not on this machine and could not be downloaded, so the nearest version stands in. Syntax and standard library can differ.',
      next: "Install Python {asked}, then choose Try again in the environment's menu.",
    },
    'zh-CN': {
      title: '以 Python {version} 代替 {asked} 运行',
      why: '本机没有 Python {asked}，也无法下载，因此使用最接近的版本。语法和标准库可能不同。',
      next: '请安装 Python {asked}，然后在环境菜单中选择“重试”。',
    },
  },
  'python-none': {
    en: {
      title: 'No Python',
      why: 'Neither Python {asked} nor another one is on this machine, and none could be downloaded.',
      next: 'Install Python {asked}, or check the network, then try again.',
    },
    'zh-CN': {
      title: '没有 Python',
      why: '本机没有 Python {asked}，也没有其他版本，且无法下载。',
      next: '请安装 Python {asked} 或检查网络，然后重试。',
    },
  },
  'python-broken': {
    en: {
      title: 'The Python of this environment does not run',
      why: 'uv could not use the interpreter that was found; it may have been removed or replaced meanwhile.',
      next: 'Choose Try again: Nodelab then looks for a Python anew.',
    },
    'zh-CN': {
      title: '此环境的 Python 无法运行',
      why: 'uv 无法使用找到的解释器，它可能已被删除或替换。',
      next: '请选择“重试”，Nodelab 会重新查找 Python。',
    },
  },
  'build-cancelled': {
    en: { title: 'The build was cancelled', why: 'Nothing of it was kept.', next: 'Choose Try again to build it.' },
    'zh-CN': { title: '构建已取消', why: '没有保留任何内容。', next: '选择“重试”可重新构建。' },
  },
  'environment-gone': {
    en: {
      title: 'That environment is no longer there',
      why: 'The folder {key} was removed, or its Python was.',
      next: "Choose Try again in the environment's menu: it is built anew.",
    },
    'zh-CN': {
      title: '该环境已不存在',
      why: '文件夹 {key} 或其 Python 已被删除。',
      next: '请在环境菜单中选择“重试”，将重新构建。',
    },
  },
  'environment-kept': {
    en: {
      title: 'The environment of before is still in use',
      why: 'Making it anew did not work, for the reason told here; runs go on as before.',
      next: "When the reason is gone, choose Resolve again or Try again in the environment's menu.",
    },
    'zh-CN': {
      title: '仍在使用之前的环境',
      why: '重新构建未成功，原因见此处；运行不受影响。',
      next: '原因消除后，请在环境菜单中选择“重新解析”或“重试”。',
    },
  },
  'last-good-used': {
    en: {
      title: 'Ran in the last environment that was built',
      why: 'The requirements as they are now could not be built, for the reason told with this. In Dify they would keep the sandbox from starting, or from having these packages.',
      next: "Mend what stopped the build, or choose Try again in the environment's menu; then run again.",
    },
    'zh-CN': {
      title: '在上一次构建成功的环境中运行',
      why: '当前的依赖清单无法构建，原因一并列出。在 Dify 中，它会使沙箱无法启动，或缺少这些软件包。',
      next: '请解决构建停止的原因，或在环境菜单中选择“重试”，然后再次运行。',
    },
  },
  'build-broken': {
    en: {
      title: 'The new environment is not whole',
      why: 'After the install its packages were not those of the lock: {difference}.',
      next: 'Try again; if it stays so, read the raw log.',
    },
    'zh-CN': {
      title: '新环境不完整',
      why: '安装后的软件包与锁定清单不一致：{difference}。',
      next: '请重试；若仍如此，请查看原始日志。',
    },
  },
  'disk-full': {
    en: {
      title: 'The disk is full',
      why: 'There was no space left for the packages.',
      next: 'Free some space, or remove unused environments with `nodelab env sweep`, then try again.',
    },
    'zh-CN': {
      title: '磁盘已满',
      why: '没有空间存放软件包。',
      next: '请释放空间，或用 `nodelab env sweep` 删除不用的环境，然后重试。',
    },
  },
  'folder-not-writable': {
    en: {
      title: 'A folder can not be written',
      why: 'The system refused to let uv write.',
      next: 'Read the raw log for the folder; check its rights or a virus scanner, then try again.',
    },
    'zh-CN': {
      title: '文件夹不可写',
      why: '系统不允许 uv 写入。',
      next: '请在原始日志中查看是哪个文件夹，检查权限或杀毒软件后重试。',
    },
  },
  'certificate-unknown': {
    en: {
      title: 'The index is not trusted',
      why: 'Its certificate was signed by someone this machine does not know; company proxies do that.',
      next: 'Switch on "Use system certificates" in Settings, then try again.',
    },
    'zh-CN': {
      title: '索引不受信任',
      why: '其证书由本机不认识的机构签发，公司代理常会如此。',
      next: '请在“设置”中打开“使用系统证书”，然后重试。',
    },
  },
  'index-refused': {
    en: {
      title: 'The index refused',
      why: 'The package index answered 403: it blocks this machine, this network or uv.',
      next: 'Check the index in Settings; some mirrors refuse uv, so try another.',
    },
    'zh-CN': {
      title: '索引拒绝访问',
      why: '软件包索引返回 403：它屏蔽了本机、本网络或 uv。',
      next: '请检查“设置”中的索引；有些镜像会拒绝 uv，可换一个。',
    },
  },
  'network-off': {
    en: {
      title: 'A package is missing and the network is off',
      why: 'uv may only use its cache now, and the cache lacks what is asked.',
      next: 'Switch Offline off in Settings (or unset UV_OFFLINE), then try again.',
    },
    'zh-CN': {
      title: '缺少软件包且网络已关闭',
      why: 'uv 目前只能使用缓存，而缓存中没有所需内容。',
      next: '请在“设置”中关闭离线（或取消 UV_OFFLINE），然后重试。',
    },
  },
  'network-off-missing': {
    en: {
      title: 'Offline, and {count} packages are not on this machine',
      why: 'Not here: {missing}. Here: {here}.',
      next: 'Switch Offline off in Settings (or unset UV_OFFLINE), open a bundle of these packages, or ask only for what is here.',
    },
    'zh-CN': {
      title: '已离线，本机缺少 {count} 个软件包',
      why: '缺少：{missing}。已有：{here}。',
      next: '请在“设置”中关闭离线（或取消 UV_OFFLINE），或打开含有这些软件包的离线包，或只使用已有的软件包。',
    },
  },
  'network-unreachable': {
    en: {
      title: 'The package index was not reached',
      why: 'No answer came from the index: the network, a proxy or the index itself is down.',
      next: 'Check the connection, or name a mirror in Settings, then try again.',
    },
    'zh-CN': {
      title: '无法连接软件包索引',
      why: '索引没有应答：网络、代理或索引本身不可用。',
      next: '请检查网络，或在“设置”中填写镜像，然后重试。',
    },
  },
  ...buildProblems,
  ...keptEnvironmentProblems,
  ...packageProblems,
} as const satisfies ProblemTable
