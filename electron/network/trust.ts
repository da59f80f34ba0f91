import { readFile } from 'node:fs/promises'
import * as tls from 'node:tls'

/** Where Linux systems keep all certificates that they trust, in one file. */
const bundles = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
]

/** Newer Nodes know the system's own store. */
function systemStore(): readonly string[] | null {
  const { getCACertificates } = tls as { getCACertificates?: (kind: 'system') => string[] }
  return getCACertificates?.('system') ?? null
}

async function firstBundle(): Promise<readonly string[] | null> {
  for (const path of bundles) {
    const text = await readFile(path, 'utf8').catch(() => null)
    if (text !== null) return [text]
  }
  return null
}

/**
 * The certificates to trust, as uv's variables say: a file, the system's, or (undefined) the usual ones. A file that can't be read is none,
 * as for uv.
 */
export async function trusted(env: NodeJS.ProcessEnv): Promise<readonly string[] | undefined> {
  const file = env['SSL_CERT_FILE'] ?? ''
  if (file !== '') {
    const text = await readFile(file, 'utf8').catch(() => null)
    if (text !== null) return [text]
  }
  if (!/^(1|true|yes|on)$/i.test(env['UV_SYSTEM_CERTS'] ?? '')) return undefined
  return systemStore() ?? (await firstBundle()) ?? undefined
}

let made: { readonly by: string; readonly context: tls.SecureContext } | null = null

/**
 * What connections are secured with. Made once for the same certificates: reading a system's whole list costs more than a request. Undefined:
 * Node's own.
 */
export function secureContext(ca: readonly string[] | undefined): tls.SecureContext | undefined {
  if (ca === undefined) return undefined
  const by = ca.join('\n')
  if (made?.by !== by) made = { by, context: tls.createSecureContext({ ca: [...ca] }) }
  return made.context
}

/** Whether uv was told not to check the certificate of a host. */
export function isTrustedUnseen({ hostname, host }: URL, env: NodeJS.ProcessEnv): boolean {
  return (env['UV_INSECURE_HOST'] ?? '')
    .split(/[\s,]+/)
    .some((word) => word !== '' && (word === hostname || word === host))
}
