import type { CallFact } from '../facts/codeFacts'
import { codeLanguages, type Fired, type Rule } from '../rule'
import { callCases } from './callCases'

/** What writes whatever it is given. */
const always = new Set(
  `pathlib.Path.write_text pathlib.Path.write_bytes pathlib.Path.touch shutil.copy shutil.copyfile shutil.copy2 shutil.copytree
  fs.writeFileSync fs.appendFileSync fs.copyFileSync`.split(/\s+/),
)

/** What opens a file by a path and a mode, and reads where none is given. */
const openers = new Set(['open', 'io.open', 'codecs.open'])
/** The same, which takes a stream in place of the path: it writes a file where the path is seen, and nowhere else. */
const packers = new Set(
  'gzip.open bz2.open lzma.open zipfile.ZipFile bz2.BZ2File gzip.GzipFile lzma.LZMAFile'.split(' '),
)

/** What writes to the path that it is given, by the package whose call it is; the same call takes a stream. */
const savers =
  /^(?:PIL|openpyxl|docx|pptx|xlwt|qrcode|matplotlib|numpy|cv2|joblib|imageio)\b.*\.(?:save|savefig|savetxt|savez|imwrite|imsave|dump)$/
/** Of a name that nothing else has. */
const savingMethods = /^(?:savefig|to_(?:csv|json|excel|parquet|pickle))$/

/** A mode of `open` that writes. */
const writes = /^[rbt+]*[wax]|\+/

/** What a call writes to, as it is named; null for one that writes no file. */
function writerOf({ name, method, args, keywords }: CallFact): string | null {
  if (name !== null && always.has(name)) return name
  // Without a path it is given as a text, or written to a stream.
  const [first] = args
  if (first?.kind === 'str' && savingMethods.test(method)) return `${method}(…)`
  if (first?.kind === 'str' && savers.test(name ?? '')) return `….${method}(…)`
  if (name === 'pathlib.Path.open') {
    const opened = first?.text ?? keywords['mode']?.text ?? 'r'
    return writes.test(opened) ? `Path.open('${opened}')` : null
  }
  if (name === null) return null
  const opens = openers.has(name) ? first?.kind !== 'object' : packers.has(name) && first?.kind === 'str'
  if (!opens) return null
  const mode = args[1]?.text ?? keywords['mode']?.text ?? 'r'
  return writes.test(mode) ? `${name}(…, '${mode}')` : null
}

/** Writing, which only fails: an error where every run comes to it, and a warning where it may not, or where a `try` may catch it. */
export const fileWritten: Rule = {
  id: 'file-written',
  languages: codeLanguages,
  // dify-sandbox-py lets its scripts write.
  severity: ({ sandbox }) => (sandbox.dialect === 'py' ? 'off' : 'warning'),
  check: ({ facts, node }) =>
    facts.calls.flatMap((call): Fired[] => {
      const what = writerOf(call)
      const difyText =
        node.code_language === 'python3'
          ? 'PermissionError: [Errno 13] Permission denied'
          : 'Error: EACCES: permission denied'
      const severity = call.isSure === true ? 'error' : 'warning'
      return what === null ? [] : [{ place: call.place, params: { what, difyText }, severity }]
    }),
  cases: callCases['file-written'],
}
