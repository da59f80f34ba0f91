#!/usr/bin/env node
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'

/**
 * Stands in for fpm, which electron-builder would download, where that host is out of reach: it understands the arguments that electron-builder
 * gives, and makes a deb of them with dpkg-deb. What goes into the package, its scripts and its dependencies are electron-builder's either way.
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

/** A field of several lines: each but the first is set in. @param {string} text */
function folded(text) {
  const [first = '', ...rest] = text.split('\n').map((line) => line.trim())
  return [first, ...rest.filter((line) => line !== '').map((line) => ` ${line}`)].join('\n')
}

/** The control file. @param {Map<string, string[]>} options @param {number} kilobytes */
export function controlText(options, kilobytes) {
  const one = (/** @type {string} */ name) => options.get(name)?.at(-1) ?? ''
  const list = (/** @type {string} */ name) => (options.get(name) ?? []).join(', ')
  const [summary = '', ...more] = one('--description').trim().split('\n')
  const fields = [
    ['Package', one('--name')],
    ['Version', one('--version')],
    ['License', one('--license')],
    ['Vendor', one('--vendor')],
    ['Architecture', one('--architecture')],
    ['Maintainer', one('--maintainer')],
    ['Installed-Size', String(kilobytes)],
    ['Depends', list('-d')],
    ['Recommends', list('--deb-recommends')],
    ['Section', one('--category') || 'default'],
    ['Priority', one('--deb-priority') || 'optional'],
    ['Homepage', one('--url')],
    ['Description', folded([summary, ...more].join('\n'))],
  ]
  return `${fields
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n')}\n`
}

/** @param {string} folder @returns {string[]} */
function filesUnder(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? filesUnder(path) : entry.isFile() ? [path] : []
  })
}

/** Lays the files, writes what dpkg wants to know of them, and packs. @param {readonly string[]} args */
function makeDeb(args) {
  const { options, files } = readArguments(args)
  const one = (/** @type {string} */ name) => options.get(name)?.at(-1) ?? ''
  if (one('-t') !== 'deb') throw new Error(`this stand-in for fpm makes a deb alone, not ${one('-t')}`)
  const folder = mkdtempSync(join(tmpdir(), 'nodelab-deb-'))
  try {
    for (const { from, to } of files) {
      const target = join(folder, to)
      mkdirSync(dirname(target), { recursive: true })
      cpSync(from.replace(/\/$/, ''), target, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true })
    }
    const laid = filesUnder(folder)
    const bytes = laid.reduce((sum, path) => sum + statSync(path).size, 0)
    const sums = laid.map(
      (path) => `${createHash('md5').update(readFileSync(path)).digest('hex')}  ${relative(folder, path)}\n`,
    )
    const control = join(folder, 'DEBIAN')
    mkdirSync(control)
    writeFileSync(join(control, 'control'), controlText(options, Math.ceil(bytes / 1024)))
    writeFileSync(join(control, 'md5sums'), sums.join(''))
    for (const [option, name] of [
      ['--after-install', 'postinst'],
      ['--after-remove', 'postrm'],
    ]) {
      const script = one(option ?? '')
      if (script === '') continue
      writeFileSync(join(control, name ?? ''), readFileSync(script))
      chmodSync(join(control, name ?? ''), 0o755)
    }
    chmodSync(folder, 0o755)
    const compression = one('--deb-compression')
    const packed = [
      '--root-owner-group',
      `-Z${compression === 'gz' ? 'gzip' : compression || 'xz'}`,
      '--build',
      folder,
      one('--package'),
    ]
    execFileSync('dpkg-deb', packed, { stdio: 'inherit' })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href)
  makeDeb(process.argv.slice(2))
