import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as tls from 'node:tls'

const block = /-----BEGIN (?:TRUSTED )?CERTIFICATE-----[^]*?-----END (?:TRUSTED )?CERTIFICATE-----/g

function certificatesIn(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').match(block) ?? []
  } catch {
    // A file that a variable names and that is not there is passed over, as OpenSSL does.
    return []
  }
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder).map((name) => join(folder, name))
  } catch {
    return []
  }
}

/** The certificates that the system trusts; none where this Node can't tell (before 22.15). */
function ofSystem(): readonly string[] {
  const tell: unknown = Reflect.get(tls, 'getCACertificates')
  if (typeof tell !== 'function') return []
  const found: unknown = tell('system')
  return Array.isArray(found) ? found.filter((one): one is string => typeof one === 'string') : []
}

/**
 * The certificates to trust beside Node's own: those of the files that the machine's variables name, and with `system` the system's. Null
 * where there are none, so that Node keeps its default.
 */
export function trustedCertificates(env: NodeJS.ProcessEnv, system: boolean): readonly string[] | null {
  const files = ['SSL_CERT_FILE', 'PIP_CERT', 'REQUESTS_CA_BUNDLE', 'CURL_CA_BUNDLE', 'NODE_EXTRA_CA_CERTS']
    .map((name) => env[name] ?? '')
    .filter((file) => file !== '')
  const named = [...new Set(files)].flatMap(certificatesIn)
  // A folder of certificates is what a system has; a file says it with less to read.
  const folder = named.length === 0 && env['SSL_CERT_DIR'] ? filesIn(env['SSL_CERT_DIR']).flatMap(certificatesIn) : []
  const found = new Set([...named, ...folder, ...(system ? ofSystem() : [])])
  return found.size === 0 ? null : [...tls.rootCertificates, ...found]
}
