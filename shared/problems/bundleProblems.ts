import type { ProblemTable } from '../model/problem'

/** What can go wrong with a bundle of packages, on its way out or in. */
export const bundleProblems = {
  'bundle-cancelled': {
    en: { title: 'The bundle was cancelled', why: 'Nothing of it was kept.', next: 'Begin again whenever you like.' },
    'zh-CN': { title: '已取消离线包', why: '没有保留任何内容。', next: '可随时重新开始。' },
  },
  'bundle-workspace-left': {
    en: {
      title: 'The requirements of the bundle were not taken',
      why: 'Another workspace was opened meanwhile. The packages of `{path}` are here, and its lock is in the workspace that it was opened for.',
      next: 'Open that workspace, then open the bundle again.',
    },
    'zh-CN': {
      title: '未采用离线包的依赖清单',
      why: '其间打开了另一个工作区。`{path}` 的软件包已就绪，锁定文件在原来的工作区中。',
      next: '请打开原来的工作区，然后重新打开离线包。',
    },
  },
  'lock-cancelled': {
    en: { title: 'Locking was cancelled', why: 'The lock is as it was.', next: 'Begin again whenever you like.' },
    'zh-CN': { title: '已取消锁定', why: '锁定文件保持不变。', next: '可随时重新开始。' },
  },
  'bundle-busy': {
    en: {
      title: 'Another bundle is under way',
      why: 'One bundle is saved or opened at a time.',
      next: 'Wait for its end, or cancel it.',
    },
    'zh-CN': { title: '另一个离线包正在处理', why: '一次只处理一个离线包。', next: '请等待完成，或取消它。' },
  },
  'bundle-other-target': {
    en: {
      title: 'The bundle is for {made}',
      why: 'Its packages are those of the sandbox of {made}, and {here} is chosen.',
      next: 'Choose {made} in the top bar, then open the bundle again.',
    },
    'zh-CN': {
      title: '离线包属于 {made}',
      why: '其中是 {made} 沙箱的软件包，而当前选择的是 {here}。',
      next: '请在顶栏选择 {made}，然后重新打开离线包。',
    },
  },
  'bundle-holds-login': {
    en: {
      title: 'The bundle would hold a name or password',
      why: 'Line {line} of `{file}` has an address with one in it. A bundle is handed on, and all who get it could read it.',
      next: 'Take it out of the line, name the index in Settings instead, then save the bundle again.',
    },
    'zh-CN': {
      title: '离线包将含有用户名或密码',
      why: '`{file}` 第 {line} 行的地址中含有它。离线包会交给他人，得到它的人都能看到。',
      next: '请把它从该行删除，改在“设置”中填写索引，然后重新保存离线包。',
    },
  },
  'bundle-needs-network': {
    en: {
      title: 'A bundle needs the network once',
      why: 'Offline is switched on, and the wheels that go into the bundle must be fetched.',
      next: 'Switch Offline off in Settings, make the bundle, then switch it on again.',
    },
    'zh-CN': {
      title: '制作离线包需要联网一次',
      why: '离线已打开，而放入离线包的 wheel 需要下载。',
      next: '请在“设置”中关闭离线，制作后再打开。',
    },
  },
  'bundle-not-collected': {
    en: {
      title: 'The wheels could not be collected',
      why: '{reason}',
      next: 'The raw log tells more; check the index in Settings and whether the environment builds at all.',
    },
    'zh-CN': {
      title: '无法收集 wheel',
      why: '{reason}',
      next: '原始日志有更多说明；请检查“设置”中的索引，以及环境能否构建。',
    },
  },
  'bundle-wheel-missing': {
    en: {
      title: 'Some packages have no wheel',
      why: 'For {names} none was found or built, so the bundle would not be whole.',
      next: 'Ask for versions that have wheels for this machine.',
    },
    'zh-CN': {
      title: '有些软件包没有 wheel',
      why: '{names} 没有找到也没有构建出 wheel，离线包不完整。',
      next: '请改用有适合本机的 wheel 的版本。',
    },
  },
  'bundle-too-large': {
    en: {
      title: 'The bundle would be larger than 4 GB',
      why: 'One file can not hold that many packages.',
      next: 'Make bundles of smaller sets.',
    },
    'zh-CN': { title: '离线包将超过 4 GB', why: '一个文件放不下这些软件包。', next: '请分成较小的几组。' },
  },
  'bundle-not-saved': {
    en: {
      title: 'The bundle can not be written',
      why: '`{path}`: {reason}.',
      next: 'Check the folder and the space on the disk, or choose another place.',
    },
    'zh-CN': {
      title: '无法写入离线包',
      why: '`{path}`：{reason}。',
      next: '请检查文件夹和磁盘空间，或另选位置。',
    },
  },
  'bundle-absent': {
    en: { title: 'There is no such bundle', why: '`{path}` is not there.', next: 'Check the path.' },
    'zh-CN': { title: '没有这个离线包', why: '`{path}` 不存在。', next: '请检查路径。' },
  },
  'bundle-unreadable': {
    en: {
      title: 'The bundle can not be read',
      why: '`{path}`: {reason}.',
      next: 'Check its rights, or copy it again.',
    },
    'zh-CN': { title: '无法读取离线包', why: '`{path}`：{reason}。', next: '请检查权限，或重新复制。' },
  },
  'bundle-none': {
    en: {
      title: 'This is no bundle of packages',
      why: '`{path}` is cut off, or was not made by Nodelab.',
      next: 'Copy it again, or make it with `nodelab packages bundle`.',
    },
    'zh-CN': {
      title: '这不是离线包',
      why: '`{path}` 不完整，或不是 Nodelab 制作的。',
      next: '请重新复制，或用 `nodelab packages bundle` 制作。',
    },
  },
  'bundle-odd': {
    en: {
      title: 'The bundle holds what no bundle holds',
      why: '`{path}` has `{reason}` in it. Nothing of it was taken.',
      next: 'Ask whoever made it for a new one; do not open it elsewhere.',
    },
    'zh-CN': {
      title: '离线包中有不该有的内容',
      why: '`{path}` 中有 `{reason}`，未采用其中任何内容。',
      next: '请向制作者索取新的离线包，也不要在别处打开它。',
    },
  },
  'bundle-broken': {
    en: {
      title: 'The bundle is not whole',
      why: '`{path}` lacks `{reason}`.',
      next: 'Copy it again, or ask whoever made it for a new one.',
    },
    'zh-CN': {
      title: '离线包不完整',
      why: '`{path}` 缺少 `{reason}`。',
      next: '请重新复制，或向制作者索取新的离线包。',
    },
  },
  'bundle-altered': {
    en: {
      title: '{name} in the bundle is not the one that was locked',
      why: 'Its hash differs from the one in the lock of `{path}`, so nothing of the bundle was taken.',
      next: 'Copy it again; if it stays so, the file was altered: ask whoever made it.',
    },
    'zh-CN': {
      title: '离线包中的 {name} 与锁定的不同',
      why: '它的哈希与 `{path}` 的锁定文件不符，未采用其中任何内容。',
      next: '请重新复制；若仍如此，文件已被改动，请联系制作者。',
    },
  },
  'bundle-other-machine': {
    en: {
      title: 'The bundle is for another kind of machine',
      why: 'It was made for {made}; this is {here}. Wheels of one do not run on the other.',
      next: 'Make it anew on a machine like this one, or install the Python that it is for.',
    },
    'zh-CN': {
      title: '离线包属于另一类机器',
      why: '它为 {made} 制作，本机是 {here}，两者的 wheel 不能通用。',
      next: '请在同类机器上重新制作，或安装它所需的 Python。',
    },
  },
  'bundle-newer': {
    en: {
      title: 'The bundle is for a Dify that is unknown here',
      why: 'Its target is {target}.',
      next: 'Update Nodelab on this machine.',
    },
    'zh-CN': { title: '离线包的目标版本未知', why: '它的目标是 {target}。', next: '请更新本机的 Nodelab。' },
  },
  'bundle-other-requirements': {
    en: {
      title: 'python-requirements.txt asks for something else',
      why: '`{path}` is not what the bundle was made for, and nothing is overwritten without your word.',
      next: 'Use --force: the file of before is then kept beside it, as python-requirements.txt.before or with a number.',
    },
    'zh-CN': {
      title: 'python-requirements.txt 的内容不同',
      why: '`{path}` 与离线包的依赖清单不同，未经确认不会覆盖。',
      next: '请使用 --force，原文件会保留在旁边，名为 python-requirements.txt.before（或带编号）。',
    },
  },
} as const satisfies ProblemTable
