import type { DataFolders } from '../engineTypes'
import type { Settings } from '../../shared/model/settings'

/** What a child process needs of the machine to start at all, to find its way out, and to trust whom the machine trusts. */
const passed =
  /^(PATH|HOME|USER|LANG|LC_.*|TMPDIR|TMP|TEMP|SSL_CERT_FILE|SSL_CERT_DIR|REQUESTS_CA_BUNDLE|CURL_CA_BUNDLE|PIP_CERT|NODE_EXTRA_CA_CERTS|(HTTPS?|ALL|NO)_PROXY|SYSTEMROOT|SYSTEMDRIVE|WINDIR|USERPROFILE|LOCALAPPDATA|APPDATA|PROGRAMDATA|COMSPEC|PATHEXT|PROGRAMFILES.*)$/i

/** Settings of uv and pip about indexes, mirrors and the network; all else of them is ours to say. */
const ofTools =
  /^(UV_(DEFAULT_INDEX|INDEX|INDEX_URL|EXTRA_INDEX_URL|FIND_LINKS|INDEX_STRATEGY|INSECURE_HOST|OFFLINE|SYSTEM_CERTS|NATIVE_TLS|HTTP_TIMEOUT|HTTP_RETRIES|PYTHON_INSTALL_MIRROR|PYTHON_DOWNLOADS|PYTHON_DOWNLOADS_JSON_URL|KEYRING_PROVIDER|EXCLUDE_NEWER|NO_BUILD)|PIP_(INDEX_URL|EXTRA_INDEX_URL|FIND_LINKS|TRUSTED_HOST|CONFIG_FILE|DEFAULT_TIMEOUT))$/

/** The variables of `env` that match one of the patterns. */
function choose(env: NodeJS.ProcessEnv, patterns: readonly RegExp[]): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(
      ([name, value]) => value !== undefined && patterns.some((pattern) => pattern.test(name)),
    ),
  )
}

/** The environment in which uv (and pip, to fetch uv) runs: an allow list, then the author's settings. */
export function toolEnvironment(env: NodeJS.ProcessEnv, folders: DataFolders, settings: Settings): NodeJS.ProcessEnv {
  const own: NodeJS.ProcessEnv = {
    UV_NO_CONFIG: '1',
    UV_NO_PROGRESS: '1',
    NO_COLOR: '1',
    UV_CACHE_DIR: folders.uvCache,
    UV_PYTHON_INSTALL_DIR: folders.python,
    UV_PYTHON_INSTALL_BIN: '0',
    UV_PYTHON_INSTALL_REGISTRY: '0',
  }
  const chosen = choose(env, [passed, ofTools])
  if (settings.indexUrl !== '') own['UV_DEFAULT_INDEX'] = settings.indexUrl
  else if (!chosen['UV_DEFAULT_INDEX'] && !chosen['UV_INDEX_URL'] && chosen['PIP_INDEX_URL']) {
    own['UV_DEFAULT_INDEX'] = chosen['PIP_INDEX_URL']
  }
  if (settings.systemCertificates) own['UV_SYSTEM_CERTS'] = '1'
  return { ...chosen, ...own }
}

/** The index that a setting or the machine names; null where uv and pip use their own default. */
export function namedIndex(env: NodeJS.ProcessEnv, settings: Settings): string | null {
  return settings.indexUrl || env['UV_DEFAULT_INDEX'] || env['UV_INDEX_URL'] || env['PIP_INDEX_URL'] || null
}
