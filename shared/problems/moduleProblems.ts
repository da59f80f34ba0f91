import type { Problem } from '../model/problem'

const family = /^(?:module-(?!syntax)|setuptools-missing$|node-module-missing$|require-file$)/

/** The module that a problem tells to be missing, in whatever way; null for a problem of another kind. */
export function moduleOf({ code, params }: Problem): string | null {
  const { name } = params
  return family.test(code) && typeof name === 'string' ? name : null
}

/** The package that adding mends a missing module with, as far as its problem says; null where it says none. */
export function packageIn({ code, params }: Problem): string | null {
  const instead = code === 'module-removed-same' || code === 'module-later-package' ? params['instead'] : undefined
  return instead === undefined ? null : String(instead)
}
