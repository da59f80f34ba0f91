import { expect, it } from 'vitest'
import { controlText, readArguments } from './fpm.mjs'

const given = [
  ['-s', 'dir', '--force', '-t', 'deb', '-d', 'libgtk-3-0', '-d', 'libnss3', '--deb-recommends', 'fonts-noto-cjk'],
  ['--deb-compression', 'xz', '--architecture', 'amd64', '--description', 'A playground\n for nodes.\n\n Offline.'],
  ['--name', 'nodelab', '--version', '0.1.0', '--maintainer', 'Nodelab <a@b>', '--package', '/dist/nodelab.deb'],
  ['/dist/linux-unpacked/=/opt/Nodelab', '/tmp/a=b/icon.png=/usr/share/icons/nodelab.png'],
].flat()

it('reads what electron-builder gives fpm', () => {
  const { options, files } = readArguments(given)
  expect(options.get('-d')).toEqual(['libgtk-3-0', 'libnss3'])
  expect(options.get('--package')).toEqual(['/dist/nodelab.deb'])
  expect(files).toEqual([
    { from: '/dist/linux-unpacked/', to: '/opt/Nodelab' },
    { from: '/tmp/a=b/icon.png', to: '/usr/share/icons/nodelab.png' },
  ])
  expect(() => readArguments(['lonely'])).toThrow('lonely')
})

it('writes a control file that dpkg reads: no empty field, no empty line', () => {
  const text = controlText(readArguments(given).options, 12)
  expect(text).toContain('Package: nodelab\nVersion: 0.1.0\nArchitecture: amd64\n')
  expect(text).toContain('Depends: libgtk-3-0, libnss3\nRecommends: fonts-noto-cjk\n')
  expect(text).toContain('Description: A playground\n for nodes.\n Offline.\n')
  expect(text).not.toMatch(/\n\n|^\w+: $/m)
})
