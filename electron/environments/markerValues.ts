import type { MarkerValues } from '../../shared/packages/markers'

const machines: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  linux: { x64: 'x86_64', arm64: 'aarch64', ia32: 'i686', arm: 'armv7l' },
  darwin: { x64: 'x86_64', arm64: 'arm64' },
  win32: { x64: 'AMD64', arm64: 'ARM64', ia32: 'x86' },
}

const systems: Readonly<Record<string, string>> = { linux: 'Linux', darwin: 'Darwin', win32: 'Windows' }

/** What markers ask about on a machine that runs CPython of a minor version. */
export function markerValues(
  minor: string,
  platform: NodeJS.Platform = process.platform,
  arch: string = process.arch,
): MarkerValues {
  const machine = machines[platform]?.[arch]
  const system = systems[platform]
  return {
    python_version: minor,
    os_name: platform === 'win32' ? 'nt' : 'posix',
    sys_platform: platform,
    platform_python_implementation: 'CPython',
    implementation_name: 'cpython',
    ...(machine === undefined ? {} : { platform_machine: machine }),
    ...(system === undefined ? {} : { platform_system: system }),
  }
}
