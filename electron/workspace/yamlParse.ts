import { Document, LineCounter, parseDocument, YAMLParseError } from 'yaml'
import { rawTag } from './sampleYaml'
import { tooDeepAt } from './yamlDepth'
import { forgetTokens } from './yamlTokens'
import { keyTwins } from './yamlTwins'

/** Parses a text as all of a node file is parsed, or a part of it. Faults are in `errors`, but for keys that stand twice. */
export function parseYaml(source: string, lineCounter?: LineCounter): Document {
  const deep = tooDeepAt(source)
  if (deep !== null) return tooDeep(source, deep)
  const document = parseDocument(source, {
    ...(lineCounter === undefined ? {} : { lineCounter }),
    keepSourceTokens: true,
    // Looked for by `tellTwins`, since a node may have thousands of keys.
    uniqueKeys: false,
    // An unknown tag is a warning of the library; ours is known here, others are kept as they are.
    customTags: [{ tag: rawTag, resolve: (value: string) => value }],
  })
  forgetTokens(document.contents)
  return document
}

/** A document that holds nothing but the word that it nests too deep. */
function tooDeep(source: string, offset: number): Document {
  const document = new Document()
  const error = new YAMLParseError([offset, offset + 1], 'RESOURCE_EXHAUSTION', 'It nests too deep.')
  error.linePos = [linesOf(source).linePos(offset)]
  document.errors.push(error)
  return document
}

/** Adds to the faults of a document the keys that stand twice. The first fault in the text is the one that is told. */
export function tellTwins(document: Document, lines: LineCounter): void {
  const twins = keyTwins(document, lines)
  if (twins.length > 0) document.errors = [...document.errors, ...twins].sort((a, b) => a.pos[0] - b.pos[0])
}

/** Where the lines of a text begin, as the reader counts them. */
export function linesOf(source: string): LineCounter {
  const lines = new LineCounter()
  lines.addNewLine(0)
  for (let at = source.indexOf('\n'); at !== -1; at = source.indexOf('\n', at + 1)) lines.addNewLine(at + 1)
  return lines
}
