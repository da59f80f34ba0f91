/** `3.10` of `3.10.13`. */
export function minorVersion(version: string): string {
  return version.split('.').slice(0, 2).join('.')
}
