import type { IncomingHttpHeaders } from 'node:http'
import type { Language } from '../../../shared/model/problem'
import { wordsOf } from './words'

/** Names of a machine's own loopback that containers and virtual machines on it use. */
const hostNames =
  /^(?:host\.docker|gateway\.docker|kubernetes\.docker|host\.containers|host\.lima|host\.minikube|host\.rancher-desktop|host\.orb)\.internal$/

/** The name in a Host header, without its port; an IPv6 address without its brackets. */
function nameOf(host: string): string {
  const [, bracketed, plain] = /^(?:\[([^\]]*)\]|([^:]*))(?::\d*)?$/.exec(host.trim().toLowerCase()) ?? []
  return (bracketed ?? plain ?? host).replace(/\.$/, '')
}

/** Whether a host, with or without a port, is the machine's own, that nobody else reaches. */
export function isLoopback(host: string): boolean {
  const name = nameOf(host)
  return name === 'localhost' || name.endsWith('.localhost') || name === '::1' || /^127(?:\.\d{1,3}){3}$/.test(name)
}

/**
 * Why a request is refused before anything else is looked at; null where it is not. A page in a browser must not run code here: browsers name the
 * page that asks (`Origin`, `Sec-Fetch-Site`), which Dify never does, and a page that turned its own name into this machine's address (DNS
 * rebinding) still asks by that name. A server that listens beyond loopback is asked by names that are not known here.
 */
export function refusalOf(headers: IncomingHttpHeaders, listensOn: string, language: Language): string | null {
  const site = headers['sec-fetch-site']
  if (headers.origin !== undefined || (site !== undefined && site !== 'none')) {
    return wordsOf('serve-page', language)
  }
  const { host } = headers
  if (!isLoopback(listensOn) || host === undefined) return null
  const name = nameOf(host)
  if (isLoopback(host) || hostNames.test(name)) return null
  return wordsOf('serve-name', language, { name: name.slice(0, 100) })
}
