/** A variable in either spelling; the lower one counts more, as curl and uv have it. */
function variable(env: NodeJS.ProcessEnv, name: string): string {
  return env[name.toLowerCase()] || env[name] || ''
}

function ipNumber(host: string): number | null {
  const parts = host.split('.').map(Number)
  const isOne = parts.length === 4 && parts.every((part) => Number.isInteger(part) && part >= 0 && part < 256)
  return isOne ? parts.reduce((sum, part) => sum * 256 + part, 0) : null
}

/** Whether an IPv4 address lies in a network such as `10.0.0.0/8`. */
function isInNetwork(host: string, network: string): boolean {
  const [start = '', bits = ''] = network.split('/')
  const [address, from] = [ipNumber(host), ipNumber(start)]
  if (address === null || from === null || !/^\d+$/.test(bits)) return false
  const size = 2 ** (32 - Number(bits))
  return Math.floor(address / size) === Math.floor(from / size)
}

/** Whether `NO_PROXY` says that a host is reached without a proxy: by its name, a domain above it, its network, or `*`. */
function isExcepted(url: URL, list: string): boolean {
  const host = url.hostname.replace(/^\[|\]$/g, '').toLowerCase()
  return list
    .split(',')
    .map((entry) => entry.trim().toLowerCase())
    .filter((entry) => entry !== '')
    .some((entry) => {
      if (entry === '*') return true
      if (entry.includes('/')) return isInNetwork(host, entry)
      const [name = '', port = ''] = /^\[?[\da-f:]+\]?$/.test(entry) ? [entry] : entry.split(':')
      if (port !== '' && port !== (url.port || (url.protocol === 'https:' ? '443' : '80'))) return false
      const bare = name.replace(/^\*?\./, '').replace(/^\[|\]$/g, '')
      return host === bare || host.endsWith(`.${bare}`)
    })
}

/**
 * The proxy of an address by `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY`, as uv has it; null where it is reached directly. A
 * SOCKS proxy, which Node does not speak, throws.
 */
export function proxyFor(url: URL, env: NodeJS.ProcessEnv): URL | null {
  const named = variable(env, url.protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY') || variable(env, 'ALL_PROXY')
  if (named === '' || isExcepted(url, variable(env, 'NO_PROXY'))) return null
  const proxy = new URL(/^[a-z][a-z\d+.-]*:\/\//i.test(named) ? named : `http://${named}`)
  if (!/^https?:$/.test(proxy.protocol))
    throw new Error(`a proxy of the kind ${proxy.protocol}// is not supported here`)
  return proxy
}
