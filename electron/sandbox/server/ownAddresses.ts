import { networkInterfaces } from 'node:os'

/** What stands for all addresses of a machine. */
const everywhere: ReadonlySet<string> = new Set(['0.0.0.0', '::'])

/** Whether a server that listens there is reached by every address of this machine. */
export function isEverywhere(host: string): boolean {
  return everywhere.has(host)
}

/**
 * The addresses by which other machines and containers reach a server that listens everywhere: those of all networks that this machine is in, as they stand
 * in a URL. Empty for one that listens at one address alone.
 */
export function addressesOf(
  host: string,
  networks: ReturnType<typeof networkInterfaces> = networkInterfaces(),
): string[] {
  if (!isEverywhere(host)) return []
  const all = Object.values(networks).flatMap((found) => found ?? [])
  const reached = all.filter(({ internal, family, address }) => {
    // A link's own addresses need the name of the link, which is another one elsewhere.
    return !internal && !/^(?:fe[89ab].:|169\.254\.)/i.test(address) && (family === 'IPv4' || host === '::')
  })
  return [...new Set(reached.map(({ address, family }) => (family === 'IPv4' ? address : `[${address}]`)))]
}
