import { describe, expect, it } from 'vitest'
import { nfpmConfig, readArguments } from './fpm.mjs'

const common = ['--name', 'nodelab', '--version', '0.1.0', '--maintainer', 'Nodelab <a@b>', '--after-install', '/t/in']
const paths = ['/dist/linux-unpacked/=/opt/Nodelab', '/tmp/a=b/icon.png=/usr/share/icons/nodelab.png']
const deb = [
  ['-s', 'dir', '--force', '-t', 'deb', '-d', 'libgtk-3-0', '-d', 'libnss3', '--deb-recommends', 'fonts-noto-cjk'],
  ['--deb-compression', 'xz', '--architecture', 'amd64', '--description', 'A playground\n for nodes.'],
  [...common, '--package', '/dist/nodelab.deb', ...paths],
].flat()
const rpm = ['-s', 'dir', '-t', 'rpm', '--rpm-os', 'linux', '--rpm-compression', 'xzmt', '--rpm-summary', 'Short']

describe('the stand-in for fpm', () => {
  it('reads what electron-builder gives', () => {
    const { options, files } = readArguments(deb)
    expect(options.get('-d')).toEqual(['libgtk-3-0', 'libnss3'])
    expect(options.get('--package')).toEqual(['/dist/nodelab.deb'])
    expect(files).toEqual([
      { from: '/dist/linux-unpacked/', to: '/opt/Nodelab' },
      { from: '/tmp/a=b/icon.png', to: '/usr/share/icons/nodelab.png' },
    ])
    expect(() => readArguments(['lonely'])).toThrow('lonely')
  })

  it('says it to nfpm: for a deb, for an rpm, and for nothing else', () => {
    expect(nfpmConfig(readArguments(deb))).toMatchObject({
      name: 'nodelab',
      version: '0.1.0',
      depends: ['libgtk-3-0', 'libnss3'],
      recommends: ['fonts-noto-cjk'],
      contents: [
        { src: '/dist/linux-unpacked/', dst: '/opt/Nodelab', type: 'tree' },
        { src: '/tmp/a=b/icon.png', dst: '/usr/share/icons/nodelab.png', file_info: { mode: 0o644 } },
      ],
      scripts: { postinstall: '/t/in' },
      arch: 'amd64',
      deb: { compression: 'xz' },
    })
    const { rpm: own } = nfpmConfig(readArguments([...rpm, '--architecture', 'amd64', ...common, ...paths]))
    expect(own).toEqual({ compression: 'xz', summary: 'Short' })
    expect(() => nfpmConfig(readArguments(['-t', 'pacman']))).toThrow('pacman')
  })
})
