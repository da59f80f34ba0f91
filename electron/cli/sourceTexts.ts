import type { Language } from '../../shared/model/problem'

/** What the commands about locks and bundles say. */
export const sourceTexts = {
  'about-check': {
    en: 'lock: write nothing, exit 1 unless python-requirements.lock fits',
    'zh-CN': 'lock：不写入，python-requirements.lock 不符时以 1 退出',
  },
  'about-output': { en: 'bundle: the file to write', 'zh-CN': 'bundle：要写入的文件' },
  'about-force': {
    en: 'unbundle: write over other requirements, which are kept beside',
    'zh-CN': 'unbundle：覆盖不同的依赖清单，原文件保留在旁边',
  },
  'lock-written': {
    en: '{path}: {count} packages for {target}, with their hashes',
    'zh-CN': '{path}：{target} 的 {count} 个软件包及其哈希',
  },
  'lock-fits': {
    en: '{path} fits: {count} packages for {target}, resolved {resolved}',
    'zh-CN': '{path} 相符：{target} 的 {count} 个软件包，解析于 {resolved}',
  },
  'bundle-output': {
    en: 'packages bundle: name the file to write, such as -o lesson.zip.',
    'zh-CN': 'packages bundle：请给出要写入的文件，例如 -o lesson.zip。',
  },
  'unbundle-words': {
    en: 'packages unbundle: name the bundle, such as `nodelab packages unbundle lesson.zip`.',
    'zh-CN': 'packages unbundle：请给出离线包，例如 `nodelab packages unbundle lesson.zip`。',
  },
  'bundle-written': {
    en: '{path}: {count} packages for {target}, {megabytes} MB',
    'zh-CN': '{path}：{target} 的 {count} 个软件包，{megabytes} MB',
  },
  'bundle-taken': {
    en: '{count} packages for {target} are ready; python-requirements.txt and its lock are in {folder}',
    'zh-CN': '{target} 的 {count} 个软件包已就绪；依赖清单及其锁定文件在 {folder}',
  },
} as const satisfies Record<string, Readonly<Record<Language, string>>>
