/** How a traceback begins, in Python and in Node: a group of exceptions indents its own. */
const beginning =
  /^(\s*(\+ Exception Group )?Traceback \(most recent call last\):| {2}File "|<anonymous_script>:\d|\S*nodelab-script\.\w+:\d)/
const beginnings = [
  'Traceback (most recent call last):',
  '+ Exception Group Traceback',
  'File "',
  '<anonymous_script>:',
]

/** Whether a line that is not whole yet may become the beginning of a traceback. */
function mayBegin(part: string): boolean {
  const text = part.trimStart()
  return beginning.test(part) || beginnings.some((start) => start.startsWith(text))
}

/**
 * Shows what a node writes to stderr as it comes, up to a traceback: that one is kept, since Dify's own words repeat it at the end of the
 * run, below the sentence that helps.
 */
export function createLiveStderr(show: (text: string) => void) {
  let kept = ''
  let isKeeping = false
  /** The last line as far as it was shown or waits; "" at the start of a line. */
  let open = ''
  let shown = 0

  function line(text: string): void {
    open += text
    if (beginning.test(open) && shown === 0) isKeeping = true
    if (isKeeping) kept += open.slice(shown)
    else if (open.endsWith('\n') || !mayBegin(open)) {
      show(open.slice(shown))
      shown = open.length
    }
    if (isKeeping || open.endsWith('\n')) {
      open = ''
      shown = 0
    }
  }

  return {
    feed(text: string): void {
      for (const piece of text.match(/[^\n]*\n|[^\n]+/g) ?? []) {
        if (isKeeping) kept += piece
        else line(piece)
      }
    },
    /** What was not shown. */
    rest: (): string => kept + open.slice(shown),
  }
}
