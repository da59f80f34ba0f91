/** The value of a variable in either spelling; small letters first, as curl and its kin have it. */
function valueOf(env: NodeJS.ProcessEnv, name: string): string {
  return env[name.toLowerCase()] || env[name] || ''
}

/** Whether `NO_PROXY` names a host: `*`, the host itself, a domain above it, or either with a port. */
function isExempt(url: URL, noProxy: string): boolean {
  const host = url.hostname.replace(/^\[|\]$/g, '').toLowerCase()
  const port = url.port || (url.protocol === 'https:' ? '443' : '80')
  return noProxy
    .split(/[\s,]+/)
    .filter((word) => word !== '')
    .some((word) => {
      if (word === '*') return true
      const [, name = '', wantedPort] = /^\.?\*?\.?(.+?)(?::(\d+))?$/.exec(word.toLowerCase()) ?? []
      if (wantedPort !== undefined && wantedPort !== port) return false
      return host === name || host.endsWith(`.${name}`)
    })
}

/** The proxy that a request to an address goes through, as the variables say; null: none. A word that is no address is none. */
export function proxyFor(url: URL, env: NodeJS.ProcessEnv): URL | null {
  if (isExempt(url, valueOf(env, 'NO_PROXY'))) return null
  const named = valueOf(env, url.protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY') || valueOf(env, 'ALL_PROXY')
  if (named === '') return null
  try {
    return new URL(/^\w+:\/\//.test(named) ? named : `http://${named}`)
  } catch {
    return null
  }
}
