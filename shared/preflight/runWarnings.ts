import type { CallFact } from './facts/codeFacts'

/** A call, or an import, at which an interpreter writes a warning to stderr. */
export interface RunWarning {
  /** The names by which it is called, or the modules that are imported. */
  readonly names: readonly string[]
  /** The first version that warns, and the first that has it no more: minors of Python 3, majors of Node. */
  readonly since: number
  readonly gone?: number
  readonly kind: string
  /** What to write in its place; it stands in sentences of both languages. */
  readonly instead: string
  /** Whether a call of that name is one that is warned of; left out, every one is. */
  when?(call: CallFact): boolean
}

const kind = 'DeprecationWarning'
const names = (text: string): readonly string[] => text.split(' ')

const threads = { names: names('threading.Thread.setDaemon threading.Thread.isDaemon'), since: 10, kind }
const urlParts = names(
  'splitquery splithost splittype splitport splitnport splituser splitpasswd splitattr splitvalue splittag',
)

/** Days without a year, which Python can not tell from those of a leap year. */
function lacksYear({ args: [, format] }: CallFact): boolean {
  const text = format?.text ?? ''
  return /%d/.test(text.replaceAll('%%', '')) && !/%[YyGcxDF]/.test(text.replaceAll('%%', ''))
}

/** More arguments by their place than Python wants to see there. */
const takesMoreThan = (most: number) => (call: CallFact) => call.args.length > most

const requested = /^requests\.(?:Session\.|session\.)?(?:get|post|put|patch|delete|head|options|request)$/

/**
 * What Python warns of as it runs, measured with Python 3.10, 3.11, 3.12 and 3.13 by one script a call; what came with 3.14 is of its
 * "What's new". Modules that warn as they are imported are in `warnedImports`.
 */
export const pythonWarnings: readonly RunWarning[] = [
  { names: ['datetime.datetime.utcnow'], since: 12, kind, instead: '`datetime.now(timezone.utc)`' },
  {
    names: ['datetime.datetime.utcfromtimestamp'],
    since: 12,
    kind,
    instead: '`datetime.fromtimestamp(…, timezone.utc)`',
  },
  {
    names: ['datetime.datetime.strptime', 'time.strptime'],
    since: 13,
    kind,
    instead: '`"%Y-…"`',
    when: lacksYear,
  },
  { names: ['re.sub', 're.subn'], since: 13, kind, instead: '`count=…, flags=…`', when: takesMoreThan(3) },
  { names: ['re.split'], since: 13, kind, instead: '`maxsplit=…, flags=…`', when: takesMoreThan(2) },
  { names: ['locale.getdefaultlocale'], since: 11, kind, instead: '`locale.getlocale()`' },
  { names: ['locale.format'], since: 7, gone: 12, kind, instead: '`locale.format_string(…)`' },
  { names: ['threading.currentThread'], since: 10, kind, instead: '`threading.current_thread()`' },
  { names: ['threading.activeCount'], since: 10, kind, instead: '`threading.active_count()`' },
  { ...threads, instead: '`daemon=True`' },
  { names: names('threading.Thread.getName threading.Thread.setName'), since: 10, kind, instead: '`.name`' },
  { names: ['ssl.wrap_socket'], since: 7, gone: 12, kind, instead: '`ssl.create_default_context().wrap_socket(…)`' },
  { names: ['ssl.match_hostname'], since: 7, gone: 12, kind, instead: '`ssl.create_default_context()`' },
  {
    names: ['ssl.SSLContext'],
    since: 10,
    kind,
    instead: '`ssl.create_default_context()`',
    when: ({ args, keywords }) => args.length === 0 && keywords['protocol'] === undefined,
  },
  {
    names: urlParts.map((name) => `urllib.parse.${name}`),
    since: 8,
    kind,
    instead: '`urllib.parse.urlparse(…)`',
  },
  { names: ['urllib.request.FancyURLopener'], since: 3, gone: 14, kind, instead: '`urllib.request.urlopen(…)`' },
  { names: ['pkgutil.find_loader'], since: 12, gone: 14, kind, instead: '`importlib.util.find_spec(…)`' },
  { names: ['pkgutil.get_loader'], since: 12, gone: 14, kind, instead: '`importlib.util.find_spec(…)`' },
  { names: ['importlib.find_loader'], since: 4, gone: 12, kind, instead: '`importlib.util.find_spec(…)`' },
  { names: ['inspect.getargspec'], since: 3, gone: 11, kind, instead: '`inspect.signature(…)`' },
  { names: ['inspect.formatargspec'], since: 5, gone: 11, kind, instead: '`inspect.signature(…)`' },
  { names: ['configparser.SafeConfigParser'], since: 2, gone: 12, kind, instead: '`configparser.ConfigParser(…)`' },
  { names: names('ast.Num ast.Str ast.Bytes ast.NameConstant'), since: 12, gone: 14, kind, instead: '`ast.Constant`' },
  {
    names: ['array.array'],
    since: 13,
    kind,
    instead: '`array("w", …)`',
    when: ({ args: [code] }) => code?.text === 'u',
  },
  {
    names: ['pathlib.PurePath.is_reserved', 'pathlib.Path.is_reserved'],
    since: 13,
    kind,
    instead: '`os.path.isreserved(…)`',
  },
  { names: ['codecs.open'], since: 14, kind, instead: '`open(…, encoding=…)`' },
]

/** Modules at whose import Python warns. */
export const warnedImports: readonly RunWarning[] = [
  { names: ['imp'], since: 4, gone: 12, kind, instead: '`importlib`' },
  { names: ['asyncore', 'asynchat', 'smtpd'], since: 10, gone: 12, kind, instead: '`socket`' },
  { names: ['binhex'], since: 9, gone: 11, kind, instead: '`binascii`' },
  { names: names('sre_compile sre_parse sre_constants'), since: 11, kind, instead: '`re`' },
]

/** A request without a look at the server's certificate, of which urllib3 warns whatever the version. */
export function isUnverified({ name, keywords }: CallFact): boolean {
  return requested.test(name ?? '') && keywords['verify']?.text === 'false'
}

/** What Node 20 and 18 warn of as they run, measured with Node 20 by one script a call. */
export const nodeWarnings: readonly RunWarning[] = [
  { names: ['Buffer', 'buffer.Buffer'], since: 10, kind: 'DEP0005', instead: '`Buffer.from(…)`, `Buffer.alloc(…)`' },
  {
    names: names('crypto.createCipher crypto.createDecipher'),
    since: 11,
    gone: 22,
    kind: 'DEP0106',
    instead: '`crypto.createCipheriv(…)`, `crypto.createDecipheriv(…)`',
  },
  { names: ['timers.enroll'], since: 10, kind: 'DEP0095', instead: '`setTimeout(…)`' },
  { names: ['process.assert'], since: 10, gone: 23, kind: 'DEP0100', instead: "`require('assert')`" },
  {
    names: names('setTimeout setInterval'),
    since: 10,
    kind: 'TimeoutOverflowWarning',
    instead: '`2147483647`',
    when: ({ args: [, wait] }) => Number(wait?.text ?? 0) > 2_147_483_647,
  },
]
