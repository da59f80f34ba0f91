import { createHash, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { problem, ProblemError } from '../../shared/problems'
import { systemPathsOf } from '../files/systemPaths'
import { runTool } from '../processes/runTool'
import { redact } from './redact'
import { type UvWheel, uvRelease, uvWheel } from './uvRelease'

export { uvRelease }

export interface UvInstall {
  /** The folder of installed versions. */
  readonly folder: string
  readonly env: NodeJS.ProcessEnv
  /** An index that a setting names; null: pip's own. */
  readonly index: string | null
  readonly platform?: NodeJS.Platform
  readonly arch?: string
  readonly wheel?: UvWheel
  readonly signal?: AbortSignal
}

/** Where an installed uv of the pinned version lies. */
export function installedUvPath(folder: string, platform = process.platform): string {
  return join(folder, uvRelease.version, systemPathsOf(platform).program('uv'))
}

interface IndexFile {
  readonly filename: string
  readonly url: string
}

function isIndexPage(page: unknown): page is { files: IndexFile[] } {
  return typeof page === 'object' && page !== null && 'files' in page && Array.isArray(page.files)
}

/** A mirror that accepts and then is silent must not hold up the first start for ever; in milliseconds. */
const patience = 120_000

/** Fetches the wheel over the JSON page of an index that a setting names. */
async function fromIndex(index: string, wheel: UvWheel, signal: AbortSignal | undefined): Promise<Uint8Array> {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(new Error(`${index} took too long`)), patience)
  const cancel = (): void => stop.abort(signal?.reason)
  signal?.addEventListener('abort', cancel, { once: true })
  if (signal?.aborted === true) cancel()
  try {
    const page = `${index.replace(/\/+$/, '')}/uv/`
    const headers = { accept: 'application/vnd.pypi.simple.v1+json' }
    const list = await fetch(page, { headers, signal: stop.signal })
    if (!list.ok) throw new Error(`${page} answered ${list.status}`)
    const content: unknown = await list.json()
    const found = isIndexPage(content) ? content.files.find((file) => file.filename === wheel.file) : undefined
    if (found === undefined) throw new Error(`${page} does not list ${wheel.file}`)
    const answer = await fetch(new URL(found.url, list.url || page), { signal: stop.signal })
    if (!answer.ok) throw new Error(`${found.url} answered ${answer.status}`)
    return new Uint8Array(await answer.arrayBuffer())
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', cancel)
  }
}

/** Fetches the wheel with the pip of a Python on PATH: pip knows the index of this machine, unless a setting names another. */
async function byPip(install: UvInstall, wheel: UvWheel, folder: string): Promise<Uint8Array> {
  const wanted = ['--only-binary', ':all:', '--platform', wheel.pipPlatform, '--no-deps', '-d', folder]
  const index = install.index === null ? [] : ['--index-url', install.index]
  const args = ['-m', 'pip', 'download', '--disable-pip-version-check', '--no-input', ...index, ...wanted]
  const reasons: string[] = []
  for (const python of process.platform === 'win32' ? ['py', 'python'] : ['python3', 'python']) {
    const end = await runTool(python, [...args, `uv==${uvRelease.version}`], {
      env: install.env,
      ...(install.signal === undefined ? {} : { signal: install.signal }),
    })
    const files = (await readdir(folder)).filter((name) => name.endsWith('.whl'))
    if (end.exitCode === 0 && files[0] !== undefined) return readFile(join(folder, files[0]))
    if (install.signal?.aborted === true) break
    reasons.push(`${python}: ${end.stderr.trim().split('\n').at(-1) ?? ''}`)
  }
  throw new Error(reasons.join('\n'))
}

async function fetchWheel(install: UvInstall, wheel: UvWheel, aside: string): Promise<Uint8Array> {
  if (install.index === null) return byPip(install, wheel, aside)
  try {
    return await fromIndex(install.index, wheel, install.signal)
  } catch (error) {
    // An index may lack the JSON page; pip reads the older form too.
    return byPip(install, wheel, aside).catch((second: unknown) => {
      throw new Error(`${String(error)}\n${String(second)}`)
    })
  }
}

/**
 * Installs the pinned uv from its wheel, checked by its hash, and returns its path. Built aside and renamed, so an interrupted
 * install leaves nothing that could be taken for a uv. Throws a ProblemError.
 */
export async function installUv(install: UvInstall): Promise<string> {
  const platform = install.platform ?? process.platform
  const arch = install.arch ?? process.arch
  const wheel = install.wheel ?? uvWheel(platform, arch, platform === process.platform && isMusl())
  if (wheel === null) throw new ProblemError(problem('uv-no-wheel', 'environment', { params: { platform, arch } }))
  const aside = join(install.folder, `.installing-${randomBytes(6).toString('hex')}`)
  await mkdir(aside, { recursive: true })
  try {
    const bytes = await fetchWheel(install, wheel, aside).catch((error: unknown) => {
      if (install.signal?.aborted === true) {
        throw new ProblemError(problem('build-cancelled', 'environment', { severity: 'info' }))
      }
      const raw = redact(String(error))
      const isFull = /no space left on device|ENOSPC/i.test(raw)
      throw new ProblemError(problem(isFull ? 'disk-full' : 'uv-not-fetched', 'environment', { raw }))
    })
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    if (sha256 !== wheel.sha256) {
      throw new ProblemError(problem('uv-wrong-hash', 'environment', { params: { file: wheel.file, sha256 } }))
    }
    const target = installedUvPath(install.folder, platform)
    const name = platform === 'win32' ? 'uv.exe' : 'uv'
    const binary = unzipSync(bytes, { filter: (file) => file.name.endsWith(`/scripts/${name}`) })
    const content = Object.values(binary)[0]
    if (content === undefined) throw new ProblemError(problem('uv-not-fetched', 'environment', { raw: wheel.file }))
    const ready = join(aside, 'ready')
    await mkdir(ready)
    await writeFile(join(ready, name), content)
    await chmod(join(ready, name), 0o755)
    await putInPlace(ready, join(install.folder, uvRelease.version), target)
    return target
  } finally {
    await rm(aside, { recursive: true, force: true })
  }
}

/** Another Nodelab that installed the same version first is no error: its copy is as good. A folder without a uv in it is put away. */
async function putInPlace(ready: string, folder: string, target: string): Promise<void> {
  try {
    await rename(ready, folder)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST' && code !== 'EPERM') throw error
    if (existsSync(target)) return
    await rename(folder, `${ready}-damaged`)
    await rename(ready, folder)
  }
}

/** Whether this Linux has musl instead of glibc: a report of Node then names no version of it. */
function isMusl(): boolean {
  if (process.platform !== 'linux') return false
  const report: unknown = process.report.getReport()
  return !/"glibcVersionRuntime"/.test(JSON.stringify(report))
}
