import type { Language } from '../model/problem'

/** A public address that authors know by name. */
export interface Preset {
  readonly id: string
  readonly url: string
  readonly names: Readonly<Record<Language, string>>
}

/** PyPI and the mirrors of it that are known by name, in the order in which they are tried. All of them hold the same packages. */
export const indexPresets: readonly Preset[] = [
  { id: 'pypi', url: 'https://pypi.org/simple', names: { en: 'PyPI (official)', 'zh-CN': 'PyPI（官方）' } },
  {
    id: 'tsinghua',
    url: 'https://pypi.tuna.tsinghua.edu.cn/simple',
    names: { en: 'Tsinghua mirror', 'zh-CN': '清华大学镜像' },
  },
  {
    id: 'aliyun',
    url: 'https://mirrors.aliyun.com/pypi/simple',
    names: { en: 'Aliyun mirror', 'zh-CN': '阿里云镜像' },
  },
  {
    id: 'tencent',
    url: 'https://mirrors.cloud.tencent.com/pypi/simple',
    names: { en: 'Tencent mirror', 'zh-CN': '腾讯云镜像' },
  },
  {
    id: 'ustc',
    url: 'https://mirrors.ustc.edu.cn/pypi/simple',
    names: { en: 'USTC mirror', 'zh-CN': '中国科学技术大学镜像' },
  },
]

/** Where the Pythons that uv downloads (python-build-standalone) are mirrored. */
export const pythonMirrors: readonly Preset[] = [
  {
    id: 'nju',
    url: 'https://mirror.nju.edu.cn/github-release/astral-sh/python-build-standalone',
    names: { en: 'Nanjing University', 'zh-CN': '南京大学镜像' },
  },
  {
    id: 'ustc',
    url: 'https://mirrors.ustc.edu.cn/github-release/astral-sh/python-build-standalone',
    names: { en: 'USTC mirror', 'zh-CN': '中国科学技术大学镜像' },
  },
  {
    id: 'npmmirror',
    url: 'https://registry.npmmirror.com/-/binary/python-build-standalone',
    names: { en: 'npmmirror', 'zh-CN': 'npmmirror 镜像' },
  },
]

/** The parts of an http address; null for another text. */
function partsOf(url: string): { scheme: string; login: string; host: string; path: string } | null {
  const found = /^(https?):\/\/(?:([^@/?#]*)@)?([^/?#@]+)([^?#]*)/i.exec(url.trim())
  if (found === null) return null
  const [, scheme = '', login = '', host = '', path = ''] = found
  return { scheme: scheme.toLowerCase(), login, host: host.toLowerCase(), path: path.replace(/\/+$/, '') }
}

/** The preset that an address is; null where it is the author's own. A slash at its end and the case of its host say nothing. */
export function presetOf(url: string, presets: readonly Preset[] = indexPresets): Preset | null {
  const wanted = partsOf(url)
  // With a name in it, it is no public address.
  if (wanted === null || wanted.login !== '') return null
  const isWanted = (preset: Preset): boolean => {
    const parts = partsOf(preset.url)
    return parts !== null && parts.scheme === wanted.scheme && parts.host === wanted.host && parts.path === wanted.path
  }
  return presets.find(isWanted) ?? null
}

/** What of an address is shown: its host, and its port where it has one; a text that is no address is shown whole. */
export function hostOf(url: string): string {
  return partsOf(url)?.host ?? url
}
