import { isOfContainers } from '../../shared/dify/sandboxSettings'
import type { Target } from '../../shared/dify/targets/target'

/** The variables of an operator's proxies, as his sandbox sets them: SOCKS goes before the others. */
export function proxyVariables({
  http,
  https,
  socks5,
}: NonNullable<Target['sandbox']['proxies']>): Record<string, string> {
  const [plain, secure] = [socks5 ?? http, socks5 ?? https].map((proxy) => (isOfContainers(proxy) ? undefined : proxy))
  return {
    ...(plain === undefined ? {} : { HTTP_PROXY: plain }),
    ...(secure === undefined ? {} : { HTTPS_PROXY: secure }),
  }
}
