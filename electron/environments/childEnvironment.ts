import { existsSync } from 'node:fs'
import type { Settings } from '../../shared/model/settings'
import type { DataFolders } from '../engineTypes'
import { fromPipFiles } from './pipConfig'

/** What a child process needs of the machine to start at all, to find its way out, and to trust whom the machine trusts. */
const passed =
  /^(PATH|HOME|USER|LOGNAME|LANG|LC_.*|TMPDIR|TMP|TEMP|SSL_CERT_FILE|SSL_CERT_DIR|REQUESTS_CA_BUNDLE|CURL_CA_BUNDLE|PIP_CERT|NODE_EXTRA_CA_CERTS|NETRC|(HTTPS?|ALL|NO)_PROXY|SYSTEMROOT|SYSTEMDRIVE|WINDIR|USERPROFILE|LOCALAPPDATA|APPDATA|PROGRAMDATA|COMSPEC|PATHEXT|PROGRAMFILES.*|PROCESSOR_ARCHITECTURE)$/i

/** What a package needs to be fetched from git or built from source. */
const ofBuilds =
  /^(GIT_.*|SSH_AUTH_SOCK|CC|CXX|CFLAGS|CXXFLAGS|CPPFLAGS|LDFLAGS|PKG_CONFIG_PATH|SDKROOT|DEVELOPER_DIR|MACOSX_DEPLOYMENT_TARGET)$/

/** Where version managers keep their Pythons. */
const ofManagers = /^(PYENV_ROOT|ASDF_DATA_DIR|MISE_DATA_DIR|CONDA_PREFIX|MAMBA_ROOT_PREFIX|XDG_DATA_HOME)$/

/** Settings of uv and pip about indexes, mirrors and the network; all else of them is ours to say. */
const ofTools =
  /^(UV_(DEFAULT_INDEX|INDEX|INDEX_URL|EXTRA_INDEX_URL|INDEX_.*_(USERNAME|PASSWORD)|FIND_LINKS|INDEX_STRATEGY|INSECURE_HOST|OFFLINE|SYSTEM_CERTS|NATIVE_TLS|HTTP_TIMEOUT|HTTP_CONNECT_TIMEOUT|HTTP_RETRIES|CONCURRENT_.*|LINK_MODE|LOCK_TIMEOUT|ASTRAL_MIRROR_URL|PYTHON_INSTALL_MIRROR|PYTHON_DOWNLOADS|PYTHON_DOWNLOADS_JSON_URL|KEYRING_PROVIDER|EXCLUDE_NEWER|PRERELEASE|NO_BUILD)|PIP_(INDEX_URL|EXTRA_INDEX_URL|NO_INDEX|FIND_LINKS|TRUSTED_HOST|CONFIG_FILE|DEFAULT_TIMEOUT))$/

/** The variables of `env` that match one of the patterns. */
function choose(env: NodeJS.ProcessEnv, patterns: readonly RegExp[]): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(
      ([name, value]) => value !== undefined && patterns.some((pattern) => pattern.test(name)),
    ),
  )
}

/** Without what is empty: a variable set to nothing says nothing, as pip has it. */
function filled(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
}

/** pip's own settings in uv's words, where uv was told nothing itself: uv reads none of them. */
function fromPip(chosen: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const words = (name: string): string[] => (chosen[name] ?? '').split(/[\s,]+/).filter((word) => word !== '')
  const told: NodeJS.ProcessEnv = {}
  if (!chosen['UV_DEFAULT_INDEX'] && !chosen['UV_INDEX_URL'] && chosen['PIP_INDEX_URL']) {
    told['UV_DEFAULT_INDEX'] = chosen['PIP_INDEX_URL']
  }
  const extra = words('PIP_EXTRA_INDEX_URL')
  if (extra.length > 0 && !chosen['UV_INDEX'] && !chosen['UV_EXTRA_INDEX_URL']) told['UV_INDEX'] = extra.join(' ')
  // uv stops at a folder that is not there; pip only warns.
  const links = words('PIP_FIND_LINKS').filter((link) => /^\w+:\/\//.test(link) || existsSync(link))
  if (links.length > 0 && !chosen['UV_FIND_LINKS']) told['UV_FIND_LINKS'] = links.join(',')
  const trusted = words('PIP_TRUSTED_HOST')
  if (trusted.length > 0 && !chosen['UV_INSECURE_HOST']) told['UV_INSECURE_HOST'] = trusted.join(' ')
  if (chosen['PIP_CERT'] && !chosen['SSL_CERT_FILE']) told['SSL_CERT_FILE'] = chosen['PIP_CERT']
  return told
}

function without(env: NodeJS.ProcessEnv, pattern: RegExp): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !pattern.test(name)))
}

/** What the author's settings say of indexes, mirrors and the network, in the words of uv, and of pip where it has its own. */
function ofSettings(settings: Settings): NodeJS.ProcessEnv {
  const { indexUrl, extraIndexUrls, pythonMirror, proxyUrl, systemCertificates, caFile, offline } = settings
  const own: NodeJS.ProcessEnv = {}
  if (indexUrl !== '') own['UV_DEFAULT_INDEX'] = indexUrl
  const extra = extraIndexUrls.map((url) => url.trim()).filter((url) => url !== '')
  if (extra.length > 0) Object.assign(own, { UV_INDEX: extra.join(' '), PIP_EXTRA_INDEX_URL: extra.join(' ') })
  if (pythonMirror !== '') own['UV_PYTHON_INSTALL_MIRROR'] = pythonMirror
  if (proxyUrl !== '') Object.assign(own, { HTTP_PROXY: proxyUrl, HTTPS_PROXY: proxyUrl, ALL_PROXY: proxyUrl })
  if (systemCertificates) own['UV_SYSTEM_CERTS'] = '1'
  if (caFile !== '') Object.assign(own, { SSL_CERT_FILE: caFile, PIP_CERT: caFile })
  if (offline) own['UV_OFFLINE'] = '1'
  return own
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
  const chosen = choose({ ...fromPipFiles(env), ...filled(env) }, [passed, ofBuilds, ofManagers, ofTools])
  Object.assign(own, ofSettings(settings))
  if (env['NODELAB_PYTHON_DOWNLOADS']) own['UV_PYTHON_DOWNLOADS'] = env['NODELAB_PYTHON_DOWNLOADS']
  // uv reads the small letters too, and would find two proxies.
  const rest = settings.proxyUrl === '' ? chosen : without(chosen, /^(https?|all)_proxy$/i)
  // Who names an index to uv or in the settings wants one, whatever pip is told.
  const isNamed = settings.indexUrl !== '' || settings.extraIndexUrls.some((url) => url.trim() !== '')
  const told = isNamed || namesIndex(rest) ? without(rest, /^PIP_NO_INDEX$/) : rest
  return { ...told, ...fromPip(rest), ...own }
}

/** Whether uv itself was told of an index. */
function namesIndex(env: NodeJS.ProcessEnv): boolean {
  return ['UV_DEFAULT_INDEX', 'UV_INDEX_URL', 'UV_INDEX', 'UV_EXTRA_INDEX_URL'].some((name) => env[name])
}

/** Whether no index is to be asked, but folders and addresses alone; `env` is that of `toolEnvironment`. */
export function isIndexless(env: NodeJS.ProcessEnv): boolean {
  return /^(?:1|true|yes|on|t|y)$/i.test(env['PIP_NO_INDEX'] ?? '')
}

/** The index that a setting or the machine names; null where uv and pip use their own default. */
export function namedIndex(env: NodeJS.ProcessEnv, settings: Settings): string | null {
  const named = settings.indexUrl || env['UV_DEFAULT_INDEX'] || env['UV_INDEX_URL'] || env['PIP_INDEX_URL']
  return named || fromPipFiles(env)['PIP_INDEX_URL'] || null
}

/** Whether uv's variables forbid the network. */
export function isOffline(env: NodeJS.ProcessEnv): boolean {
  return /^(1|true|yes|on)$/i.test(env['UV_OFFLINE'] ?? '')
}
