import type { ProblemTable } from '../model/problem'

const write = {
  en: 'Write the lock anew if that is wanted, in Packages or with `nodelab packages lock`; until then it is not used.',
  zh: '若确实如此，请在“软件包”中或用 `nodelab packages lock` 重新写入锁定文件；在此之前不会使用它。',
}

/** What can be wrong with `python-requirements.lock`. */
export const lockProblems = {
  'lock-differs-requirements': {
    en: {
      title: 'python-requirements.lock does not fit the requirements',
      why: 'python-requirements.txt asks for something else than when the lock was written.',
      next: write.en,
    },
    'zh-CN': {
      title: 'python-requirements.lock 与依赖清单不符',
      why: 'python-requirements.txt 的内容与写入锁定文件时不同。',
      next: write.zh,
    },
  },
  'lock-differs-target': {
    en: {
      title: 'python-requirements.lock is for another Dify',
      why: 'It was resolved for {lockTarget}, and this is {target}.',
      next: write.en,
    },
    'zh-CN': {
      title: 'python-requirements.lock 属于另一个 Dify 版本',
      why: '它是为 {lockTarget} 解析的，当前为 {target}。',
      next: write.zh,
    },
  },
  'lock-differs-base': {
    en: {
      title: 'python-requirements.lock is for another base',
      why: 'The packages that the sandbox of {target} has by itself are not those it was resolved over.',
      next: write.en,
    },
    'zh-CN': {
      title: 'python-requirements.lock 属于另一个基础环境',
      why: '{target} 沙箱自带的软件包与解析时不同。',
      next: write.zh,
    },
  },
  'lock-differs-python': {
    en: {
      title: 'python-requirements.lock is for another Python',
      why: 'It was resolved for Python {lockPython}, and this machine runs {python} for the target.',
      next: write.en,
    },
    'zh-CN': {
      title: 'python-requirements.lock 属于另一个 Python 版本',
      why: '它是为 Python {lockPython} 解析的，本机为该目标使用 {python}。',
      next: write.zh,
    },
  },
  'lock-altered': {
    en: {
      title: 'python-requirements.lock was changed after it was written',
      why: 'A package, a version or a hash in it is not what Nodelab wrote, so what it names need not work together.',
      next: write.en,
    },
    'zh-CN': {
      title: 'python-requirements.lock 在写入后被改动',
      why: '其中有软件包、版本或哈希与 Nodelab 写入的不同，因此其内容未必能一起使用。',
      next: write.zh,
    },
  },
  'lock-lacks': {
    en: {
      title: 'python-requirements.lock lacks a package',
      why: 'No package in it is `{text}`, which is asked for here.',
      next: write.en,
    },
    'zh-CN': {
      title: 'python-requirements.lock 缺少软件包',
      why: '其中没有所需的 `{text}`。',
      next: write.zh,
    },
  },
  'lock-broken': {
    en: {
      title: 'Line {line} of python-requirements.lock can not be read',
      why: '`{text}` is nothing that Nodelab writes into a lock, so none of it is used.',
      next: 'Write the lock anew, in Packages or with `nodelab packages lock`.',
    },
    'zh-CN': {
      title: '无法读取 python-requirements.lock 第 {line} 行',
      why: '`{text}` 不是 Nodelab 会写入锁定文件的内容，因此整个文件都不使用。',
      next: '请在“软件包”中或用 `nodelab packages lock` 重新写入。',
    },
  },
  'lock-held': {
    en: {
      title: 'python-requirements.lock leads away from the package index',
      why: '`{text}` is an address. What lies there may run code of its own while it is built, so Nodelab waits for your word.',
      next: 'Choose Build or Run if you trust it.',
    },
    'zh-CN': {
      title: 'python-requirements.lock 指向软件包索引之外',
      why: '`{text}` 是一个地址。其中的内容在构建时可能运行自带的代码，因此 Nodelab 等待您的确认。',
      next: '若信任它，请选择“构建”或“运行”。',
    },
  },
  'lock-not-saved': {
    en: {
      title: 'python-requirements.lock can not be written',
      why: '`{path}`: {reason}.',
      next: 'Check the rights of the folder and the space on the disk, then try again.',
    },
    'zh-CN': {
      title: '无法写入 python-requirements.lock',
      why: '`{path}`：{reason}。',
      next: '请检查文件夹权限和磁盘空间，然后重试。',
    },
  },
  'lock-none': {
    en: {
      title: 'There is no python-requirements.lock',
      why: 'Nothing pins the packages of `{path}`.',
      next: '`nodelab packages lock` writes it.',
    },
    'zh-CN': {
      title: '没有 python-requirements.lock',
      why: '没有文件固定 `{path}` 的软件包。',
      next: '用 `nodelab packages lock` 写入。',
    },
  },
} as const satisfies ProblemTable
