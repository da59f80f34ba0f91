/** What a text is that is no clipboard of Dify. */
export type OtherText = 'app-file' | 'node-file' | 'python' | 'javascript' | 'text'

/** A line of YAML at its left edge that says `key: value`. */
function says(text: string, key: string, value: RegExp): boolean {
  const found = new RegExp(`^["']?${key}["']?[ \\t]*:[ \\t]*(.*)$`, 'm').exec(text)?.[1]
  return found !== undefined && value.test(found.trim().replace(/^["']|["']$/g, ''))
}

function isApp(text: string): boolean {
  return says(text, 'kind', /^app$/) || (says(text, 'app', /^$/) && says(text, 'workflow', /^$/))
}

function isNodeFile(text: string): boolean {
  return says(text, 'type', /^(?:code|template-transform)$/) && (says(text, 'code', /./) || says(text, 'template', /./))
}

function isPython(text: string): boolean {
  return /^(?:async )?def \w+\s*\(|^(?:from [\w.]+ )?import \w|^class \w+[(:]/m.test(text)
}

function isJavascript(text: string): boolean {
  return /^(?:async )?function \w+\s*\(|^(?:const|let|var) [\w{[]|=>\s*[{(]|^module\.exports/m.test(text)
}

/** Tells what a text looks like, by its first 200,000 characters. */
export function whatElse(whole: string): OtherText {
  const text = whole.slice(0, 200_000).replaceAll('\r', '')
  if (isApp(text)) return 'app-file'
  if (isNodeFile(text)) return 'node-file'
  if (isPython(text)) return 'python'
  if (isJavascript(text)) return 'javascript'
  return 'text'
}
