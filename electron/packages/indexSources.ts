import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { isIndexless } from '../environments/childEnvironment'
import { namedSources } from '../environments/wishSources'
import { decodeLogin } from '../network/decodeLogin'

/** An index as it is asked. */
export interface IndexSource {
  /** Without a name and a password, and without a slash at its end. */
  readonly url: string
  /** The same with them, if there are any: what is asked. */
  readonly asked: string
}

interface Login {
  readonly user: string
  readonly password: string
}

/** Where uv looks when nothing is named. */
const usual = 'https://pypi.org/simple'

/** The name and password that a netrc file has for a host; null where it has none. */
export function fromNetrc(text: string, host: string): Login | null {
  const words = text.replace(/^\s*#.*$/gm, '').match(/\S+/g) ?? []
  let isIts = false
  let user = ''
  for (const [at, word] of words.entries()) {
    const next = words[at + 1] ?? ''
    if (word === 'machine' || word === 'default') {
      isIts = word === 'default' || next === host
      user = ''
    } else if (isIts && word === 'login') user = next
    else if (isIts && word === 'password') return { user, password: next }
  }
  return null
}

function netrc(env: NodeJS.ProcessEnv, host: string): Login | null {
  const file = env['NETRC'] || join(env['HOME'] || env['USERPROFILE'] || homedir(), '.netrc')
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    // Most machines have none.
    return null
  }
  return fromNetrc(text, host)
}

/** `name=url` or `url`, with what `UV_INDEX_NAME_USERNAME` and `…_PASSWORD` say of a named one. */
function sourceOf(named: string, env: NodeJS.ProcessEnv): IndexSource | null {
  const [, name, address = ''] = /^(?:([A-Za-z0-9._-]+)=)?(.+)$/s.exec(named.trim()) ?? []
  let url: URL
  try {
    url = new URL(address)
  } catch {
    // A folder, which uv reads by itself.
    return null
  }
  if (!/^https?:$/.test(url.protocol)) return null
  const prefix = `UV_INDEX_${(name ?? '').toUpperCase().replace(/[^A-Z0-9]/g, '_')}`
  const user = decodeLogin(url.username) || (name === undefined ? '' : (env[`${prefix}_USERNAME`] ?? ''))
  const password = decodeLogin(url.password) || (name === undefined ? '' : (env[`${prefix}_PASSWORD`] ?? ''))
  const login = user === '' && password === '' ? netrc(env, url.hostname) : { user, password }
  const withLogin = (one: Login): string => {
    url.username = encodeURIComponent(one.user)
    url.password = encodeURIComponent(one.password)
    return url.href.replace(/\/+$/, '')
  }
  return { asked: withLogin(login ?? { user: '', password: '' }), url: withLogin({ user: '', password: '' }) }
}

/** An address that uv has to make sense of itself. */
const asWritten = (url: string): IndexSource => ({ url, asked: url })

/** The indexes that the variables name, each once, also those that are no address of the network. */
export function namedIndexes(env: NodeJS.ProcessEnv): {
  readonly main: IndexSource
  readonly extra: readonly IndexSource[]
} {
  const of = (named: string): IndexSource => sourceOf(named, env) ?? asWritten(named.replace(/^[A-Za-z0-9._-]+=/, ''))
  const main = of(env['UV_DEFAULT_INDEX'] || env['UV_INDEX_URL'] || usual)
  const extra = [...words(env['UV_INDEX']), ...words(env['UV_EXTRA_INDEX_URL'])].map(of)
  const isFirst = ({ url }: IndexSource, at: number): boolean =>
    url !== main.url && extra.findIndex((other) => other.url === url) === at
  return { main, extra: extra.filter(isFirst) }
}

/** An address on the host of an index, with the index's own name and password. */
export function withLoginOf({ asked }: IndexSource, address: string): string {
  const { username, password } = new URL(asked)
  return Object.assign(new URL(address), { username, password }).href
}

const words = (text: string | undefined): string[] => (text ?? '').split(/\s+/).filter((word) => word !== '')

/**
 * The indexes in the order in which uv asks them: extra ones first, the default last. `env` is the one in which uv runs; the lines of the
 * requirements count as they do for uv. None where there is to be none.
 */
export function indexSources(env: NodeJS.ProcessEnv, requirements: string): IndexSource[] {
  const file = namedSources(requirements)
  if (file.noIndex || isIndexless(env)) return []
  const extra = [...words(env['UV_INDEX']), ...words(env['UV_EXTRA_INDEX_URL']), ...file.extra]
  const main = file.index ?? (env['UV_DEFAULT_INDEX'] || env['UV_INDEX_URL'] || usual)
  const found = [...extra, main].map((named) => sourceOf(named, env)).filter((one) => one !== null)
  return found.filter(({ url }, at) => found.findIndex((other) => other.url === url) === at)
}
