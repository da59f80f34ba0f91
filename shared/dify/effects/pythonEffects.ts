import { pythonImports } from '../../packages/imports/pythonImports'
import { createPlaces, longestCode, treeOf } from '../../packages/imports/readImport'
import type { Effect } from './effects'

/** Modules that compute and do nothing else; some of their functions do, and are among the names below. */
const harmless = new Set(
  `__future__ abc array base64 binascii bisect calendar cmath collections colorsys contextlib copy csv dataclasses
  datetime decimal difflib enum fractions functools graphlib hashlib heapq hmac html itertools jinja2 json keyword
  math numbers operator pprint random re secrets statistics string struct textwrap time types typing
  typing_extensions unicodedata uuid zlib zoneinfo
  numpy pandas json_repair yaml dateutil pytz bs4 markdown tabulate simplejson orjson pydantic`.split(/\s+/),
)

/** What a module is about that is not harmless; any other is not known. */
const modules: Readonly<Record<string, Effect['kind']>> = {
  requests: 'network',
  httpx: 'network',
  urllib: 'network',
  urllib3: 'network',
  aiohttp: 'network',
  socket: 'network',
  ssl: 'network',
  http: 'network',
  smtplib: 'network',
  ftplib: 'network',
  websocket: 'network',
  websockets: 'network',
  // It fetches what a schema refers to.
  jsonschema: 'network',
  subprocess: 'process',
  multiprocessing: 'process',
  signal: 'process',
  pty: 'process',
  os: 'files',
  shutil: 'files',
  pathlib: 'files',
  tempfile: 'files',
  io: 'files',
  sqlite3: 'files',
  glob: 'files',
}

/** Names that do something wherever they stand: of their own, or behind a dot (`json.codecs.open`, `df.to_csv`). */
const names: readonly (readonly [RegExp, Effect['kind']])[] = [
  [/^(?:system|popen|fork|forkpty|spawn\w*|posix_spawn\w*|exec[lv]\w*|kill|killpg|startfile|_exit|abort)$/, 'process'],
  [
    /^(?:open|write_text|write_bytes|unlink|remove_file|rmdir|rmtree|mkdir|makedirs|rename|chmod|chown|symlink|savefig)$/,
    'files',
  ],
  // Other ways to `open`: of io, which modules bring with them, of tokenize, numpy and pandas.
  [/^(?:io|FileIO|open_code|_builtin_open|open_memmap|get_handle)$/, 'files'],
  // Those of numpy, of jinja2's streams and of json; `dumps` makes a text.
  [/^(?:save|dump)$/, 'files'],
  [/^(?:tofile|savetxt|savez\w*|memmap|DataSource|genfromtxt|loadtxt|fromfile|load_npz)$/, 'files'],
  [
    /^(?:to_(?:csv|excel|parquet|pickle|feather|hdf|sql|stata|orc|clipboard|gbq|html|latex|markdown|xml|json)|ExcelWriter|HDFStore)$/,
    'files',
  ],
  [
    /^(?:read_(?:csv|excel|parquet|pickle|feather|hdf|sql\w*|stata|orc|clipboard|gbq|html|xml|json|table|fwf|sas|spss))$/,
    'network',
  ],
  [/^(?:urlopen|urlretrieve|create_connection|getaddrinfo|RefResolver)$/, 'network'],
  // A compiler, and programs that tell the address of this machine's network.
  [/^(?:f2py|uuid1|getnode)$/, 'process'],
  // Objects of yaml and of numpy's pickles are made by calling what they name.
  [/^(?:load|unsafe_load\w*|full_load\w*|UnsafeLoader|FullLoader)$/, 'unknown'],
  [
    /^(?:exec|eval|compile|__import__|import_module|breakpoint|input|globals|locals|vars|setattr|delattr|getattr)$/,
    'unknown',
  ],
  // They stand in the script of the sandbox, or lead from one thing to all others.
  [
    /^(?:os|sys|ctypes|lib|builtins|codecs|importlib|subprocess|socket|shutil|_os|_sys|running_path|traceback)$/,
    'unknown',
  ],
  [
    /^__(?!name__$|init__$|main__$|doc__$|str__$|repr__$|eq__$|hash__$|len__$|iter__$|next__$|getitem__$|contains__$|lt__$|add__$|call__$|enter__$|exit__$|post_init__$|version__$)\w+__$/,
    'unknown',
  ],
]

const named = new Set(['VariableName', 'PropertyName'])

/** A name as Python knows it: letters of other widths and forms stand for the plain ones (PEP 3131). */
const nameIn = (code: string, from: number, to: number): string => code.slice(from, to).normalize('NFKC')

/**
 * Whether `TYPE_CHECKING` may be another's than the false one of `typing`: it stands elsewhere than in a test or in an import of it. Where it may, what is
 * imported under it counts.
 */
function isTypingMade(code: string): boolean {
  let made = false
  treeOf('python3', code).iterate({
    enter: ({ name, from, to, node }) => {
      if (!named.has(name) || nameIn(code, from, to) !== 'TYPE_CHECKING') return
      const parent = node.parent?.name === 'MemberExpression' ? node.parent.parent : node.parent
      const statement = code.slice(parent?.from, parent?.to)
      const isImported =
        parent?.name === 'ImportStatement' &&
        /^from\s+typing(?:_extensions)?\s+import\b/.test(statement) &&
        !/\bas[\s\\]+TYPE_CHECKING\b/.test(statement)
      if (parent?.name !== 'IfStatement' && !isImported) made = true
    },
  })
  return made
}

/** The effects of Python that can be seen; see `effectsOf`. */
export function pythonEffects(code: string): Effect[] {
  if (code.length > longestCode) return [{ kind: 'unknown', name: '', line: 1 }]
  const isMade = isTypingMade(code)
  const found: (Effect & { readonly at: number })[] = pythonImports(code)
    .filter(({ need }) => isMade || need !== 'never')
    .flatMap(({ module, level, line, from }) => {
      const [top = ''] = module.split('.')
      if (level === 0 && harmless.has(top)) return []
      return [{ kind: modules[top] ?? 'unknown', name: module, line, at: from }]
    })
  const place = createPlaces(code)
  const imported = new Set(found.map(({ at }) => at))
  treeOf('python3', code).iterate({
    enter: ({ name: node, from, to }) => {
      if (!named.has(node) || imported.has(from)) return
      const name = nameIn(code, from, to)
      const kind = names.find(([pattern]) => pattern.test(name))?.[1]
      if (kind !== undefined) found.push({ kind, name, line: place(from, to).line, at: from })
    },
  })
  return found.sort((a, b) => a.at - b.at).map(({ kind, name, line }) => ({ kind, name, line }))
}
