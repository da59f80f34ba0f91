/** What stops a build and is mended where the settings say where packages come from. */
const codes: ReadonlySet<string> = new Set([
  'uv-setting-wrong',
  'uv-too-old',
  'uv-no-wheel',
  'uv-not-fetched',
  'uv-does-not-run',
  'package-wrong-hash',
  'index-login',
  'index-outdated',
  'index-faulty',
  'index-refused',
  'proxy-login',
  'proxy-unreachable',
  'certificate-unknown',
  'network-off',
  'network-off-missing',
  'network-unreachable',
])

/** Whether a problem's next step leads to the settings of packages. */
export function isMendedInSettings({ code }: { readonly code: string }): boolean {
  return codes.has(code)
}
