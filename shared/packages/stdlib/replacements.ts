/**
 * What does the work of a module that Python no longer has. `module` is of the standard library; `package` is on the index, and `same` tells
 * whether it brings the module back under its old name.
 */
export type Replacement =
  | { readonly kind: 'module'; readonly name: string }
  | { readonly kind: 'package'; readonly name: string; readonly same: boolean }

const module = (name: string): Replacement => ({ kind: 'module', name })
const other = (name: string): Replacement => ({ kind: 'package', name, same: false })
const same = (name: string): Replacement => ({ kind: 'package', name, same: true })

/** From PEP 594, PEP 632 and Python's own "What's New"; `distutils` comes back with setuptools. */
const replacements: Readonly<Record<string, Replacement>> = {
  asynchat: module('asyncio'),
  asyncore: module('asyncio'),
  audioop: same('audioop-lts'),
  binhex: module('binascii'),
  cgi: same('legacy-cgi'),
  cgitb: same('legacy-cgi'),
  crypt: module('hashlib'),
  distutils: same('setuptools'),
  imghdr: other('filetype'),
  imp: module('importlib'),
  lib2to3: other('libcst'),
  mailcap: module('mimetypes'),
  pipes: module('subprocess'),
  smtpd: other('aiosmtpd'),
  sndhdr: other('filetype'),
  telnetlib: other('telnetlib3'),
  uu: module('base64'),
}

/** A package that has the module for older Pythons too. */
const backports: Readonly<Record<string, string>> = { tomllib: 'tomli' }

/** What to use in place of a removed module; null where nothing is known. */
export function replacementOf(name: string): Replacement | null {
  return Object.hasOwn(replacements, name) ? (replacements[name] ?? null) : null
}

/** The package that does for older Pythons what a module of a later one does; null where none is known. */
export function backportOf(name: string): string | null {
  return Object.hasOwn(backports, name) ? (backports[name] ?? null) : null
}
