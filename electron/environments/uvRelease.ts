/** The uv that Nodelab is tested with, as wheels of the package index: file name and sha256 by platform and processor. */
export const uvRelease = {
  version: '0.13.9',
  wheels: {
    'linux-x64': {
      file: 'uv-0.13.9-py3-none-manylinux_2_17_x86_64.manylinux2014_x86_64.whl',
      sha256: 'd7f459fe4fd247d830351c75686d3996ace3c6f3f728eb0e85a30b7ada0cef19',
      pipPlatform: 'manylinux2014_x86_64',
    },
    'linux-x64-musl': {
      file: 'uv-0.13.9-py3-none-musllinux_1_1_x86_64.whl',
      sha256: '2c45530751517d6c3bbc69a19473f6effe47cce047bede01ffd8af7ea7b36b25',
      pipPlatform: 'musllinux_1_1_x86_64',
    },
    'linux-arm64': {
      file: 'uv-0.13.9-py3-none-manylinux_2_17_aarch64.manylinux2014_aarch64.musllinux_1_1_aarch64.whl',
      sha256: '5435c5ce14a56431208ca0996416d310f1598e8c2c8ba707688985a16bb82dbe',
      pipPlatform: 'manylinux2014_aarch64',
    },
    'darwin-x64': {
      file: 'uv-0.13.9-py3-none-macosx_10_12_x86_64.whl',
      sha256: 'c16ed11e013557536b3e60065f1b912f6407bd6518e041b961e23ef9e6b4fbf5',
      pipPlatform: 'macosx_10_12_x86_64',
    },
    'darwin-arm64': {
      file: 'uv-0.13.9-py3-none-macosx_11_0_arm64.whl',
      sha256: '66c512266d633bef48384a1f53003f41f2a8e7b36fe6e7fbfd3e0fd52d96fa63',
      pipPlatform: 'macosx_11_0_arm64',
    },
    'win32-x64': {
      file: 'uv-0.13.9-py3-none-win_amd64.whl',
      sha256: '6a44b2ed8111d2f60d2b92627c5dccda3f7ed7570b18ce115e569cd68c28246b',
      pipPlatform: 'win_amd64',
    },
    'win32-arm64': {
      file: 'uv-0.13.9-py3-none-win_arm64.whl',
      sha256: 'eeb92051c2123b9730c46b04cc843cfa4bc7d7b0aec56df431a2215ef4cb0273',
      pipPlatform: 'win_arm64',
    },
  },
} as const

export interface UvWheel {
  readonly file: string
  readonly sha256: string
  /** The platform tag by which pip chooses this wheel. */
  readonly pipPlatform: string
}

/** The wheel for a machine, `musl` for a Linux without glibc; null where uv publishes none that was tried. */
export function uvWheel(platform: NodeJS.Platform, arch: string, musl = false): UvWheel | null {
  const wheels: Readonly<Record<string, UvWheel>> = uvRelease.wheels
  return (musl ? wheels[`${platform}-${arch}-musl`] : undefined) ?? wheels[`${platform}-${arch}`] ?? null
}
