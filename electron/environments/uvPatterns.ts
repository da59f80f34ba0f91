import type { ProblemCode } from '../../shared/problems'

/** What finds something in a text, such as a RegExp; its named groups are what was found. */
export interface Search {
  exec(text: string): { readonly groups?: Readonly<Record<string, string | undefined>> | undefined } | null
}

/**
 * Finds one pattern and another one anywhere behind it. Each goes through the text once, where `first[^]*then` would go through the rest again from
 * each place in which `first` is: of a text that is made up that takes for ever.
 */
export function inOrder(first: RegExp, then: RegExp): Search {
  return {
    exec(text) {
      const found = first.exec(text)
      if (found === null) return null
      const behind = then.exec(text.slice(found.index + found[0].length))
      return behind === null ? null : { groups: { ...found.groups, ...behind.groups } }
    },
  }
}

/** A pattern of uv's text. Its named groups become parameters; one that is told only of what the author asked for has `asked`. */
export interface Pattern {
  readonly test: Search
  readonly code: ProblemCode
  readonly asked?: true
}

/** What a build says where there is nothing that compiles. */
const noCompiler = inOrder(
  /Failed to build [`']?(?<name>[\w.-]+)/i,
  /command '[^']*' failed: No such file|Microsoft Visual C\+\+ \S+ or greater is required|Unknown compiler|can't find Rust compiler|Rust toolchain|No such file or directory: '[^']*(?:cc|clang|c\+\+|g\+\+|cargo|cmake|ninja|make)'|(?:cc|gcc|g\+\+|clang|cl\.exe|cargo|cmake)[`'"]?: (?:command )?not found/i,
)

/** The file that could not be fetched, of the first line that names one. */
const fetched: Search = {
  exec(text) {
    for (const { 1: rest = '', index } of text.matchAll(/Failed to (?:fetch|download)([^\n]*)/gi)) {
      const file = /\/(?<file>[^/\s`]+\.(?:whl|tar\.gz|zip|metadata))/i.exec(rest)
      if (file !== null) return /404 Not Found/i.test(text.slice(index)) ? file : null
    }
    return null
  },
}

/**
 * uv's own texts (0.13 and the form before it) and Node's for the disk, the most telling first. They shift between versions, so each
 * looks for few words.
 */
export const patterns: readonly Pattern[] = [
  { test: /no space left on device|os error 28\b|not enough space|os error 112\b|ENOSPC/i, code: 'disk-full' },
  { test: /file ?name (?:or extension is )?too long|os error (?:36|63|206)\b|ENAMETOOLONG/i, code: 'path-too-long' },
  { test: /407 Proxy Authentication|proxy authorization required/i, code: 'proxy-login' },
  { test: /invalid peer certificate|UnknownIssuer|certificate verify failed/i, code: 'certificate-unknown' },
  { test: /\b401 Unauthorized\b/i, code: 'index-login' },
  { test: /\b403 Forbidden\b/i, code: 'index-refused' },
  { test: /network was disabled|not found in the cache/i, code: 'network-off' },
  { test: /Hash mismatch for `(?<name>[\w.-]+)/i, code: 'package-wrong-hash' },
  { test: noCompiler, code: 'package-no-compiler' },
  {
    test: /Failed to (?:build|generate package metadata for|prepare metadata for) [`']?(?<name>[\w.-]+)|Build backend failed/,
    code: 'package-not-built',
  },
  { test: /tunnel error|proxy connect|error connecting to proxy/i, code: 'proxy-unreachable' },
  { test: fetched, code: 'index-outdated' },
  {
    test: /HTTP status \w+ error \((?<reason>(?:5\d\d|429)[^)\n]{0,100})\)|(?<json>unexpected JSON|unexpected HTML)|(?<body>error decoding response body|connection closed before message completed)/i,
    code: 'index-faulty',
  },
  {
    test: /dns error|tcp connect error|Connection refused|error sending request|Could not resolve host|timed out|Request failed after/i,
    code: 'network-unreachable',
  },
  { test: /Git operation failed|Git executable not found/i, code: 'git-failed' },
  {
    test: /Failed to inspect Python interpreter|No interpreter found|Broken (?:virtual environment|symlink)/i,
    code: 'python-broken',
  },
  {
    test: /Because (?<name>[\w.-]+) was not found in the (?:package registry|provided package locations) and (?:all versions of )?(?<by>[\w.-]+?)(?:[<>=!~]\S*)? depends? on/,
    code: 'package-unknown-needed',
  },
  {
    test: /Because (?<name>[\w.-]+) was not found in the (?:package registry|provided package locations)/,
    code: 'package-unknown',
  },
  {
    test: inOrder(
      /current Python version \((?<python>[\d.]+)\) does not satisfy Python(?<needs>[^\s,]+)/,
      // The last that is required, which is what the proof ends at.
      /^[^]*you require (?<name>[\w.-]+?)(?=[<>=~!\s,])/,
    ),
    code: 'package-needs-python',
  },
  {
    test: inOrder(
      /You(?:'re using| require) (?<python>\w+ [\d.]+)/,
      /only found wheels for [`'](?<name>[\w.-]+)[`'] \(v?(?<version>[^)\n]{1,100})\) with the following [\w ]+: (?<has>[^\n]+)/,
    ),
    code: 'package-not-for-python',
  },
  {
    test: /Wheels are available for [`'](?<name>[\w.-]+)[`'] \(v?(?<version>[^)\n]{1,100})\) on the following platforms?: (?<has>[^\n]+)/,
    code: 'package-not-for-system',
  },
  {
    test: /Because (?:all versions of )?(?<name>[\w.-]+?)(?:[<>=~!]\S*)? (?:has|have) no (?:\w+ )?wheels/,
    code: 'package-not-for-machine',
  },
  {
    test: /there (?:is|are) no versions? of (?<name>[\w.-]+?)(?<version>(?:===?|[<>~!]=?)[^\s,]+)/,
    code: 'version-unknown',
    asked: true,
  },
  {
    test: /only (?<name>[\w.-]+?)(?:===?|[<>]=?)\S+ (?:is|are) available and you require [\w.-]+?(?<version>(?:===?|[<>~!]=?)\S+?)(?=,? we can|, )/,
    code: 'version-unknown',
    asked: true,
  },
  { test: /Because (?<reason>[^]*?)(?:, we can conclude that your|$)/, code: 'requirements-conflict' },
  { test: /No solution found/, code: 'requirements-conflict' },
  { test: /used by another process|(?<!Broken pipe \()os error 32\b/i, code: 'file-locked' },
  { test: inOrder(/rename|persist|move|remove|replace/i, /access is denied|os error 5\b/i), code: 'file-locked' },
  {
    test: /permission denied|os error 13\b|access is denied|os error 5\b|read-only file system|operation not permitted|EACCES|EPERM|EROFS|ENOTDIR|EEXIST/i,
    code: 'folder-not-writable',
  },
]
