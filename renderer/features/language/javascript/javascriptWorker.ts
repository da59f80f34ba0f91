import { createJavascriptService } from './javascriptService'
import type { JavascriptAsked, JavascriptTold } from './javascriptWords'
import { librariesFor, nodeFiles } from './nodeTypes'

/** The compiler in a worker of the page: it takes a while, and the page need not wait for it. */
const service = createJavascriptService(nodeFiles(), librariesFor)
/** Milliseconds without a question before the code is looked at: a question goes first. */
const rest = 50
let looking: ReturnType<typeof setTimeout> | undefined

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

const tell = (told: JavascriptTold): void => self.postMessage(told)

/** Does what the page waits for no answer to; what goes wrong is told, and the page starts another worker. */
function orBroken(act: () => void): void {
  try {
    act()
  } catch (error) {
    tell({ what: 'broken', message: messageOf(error) })
  }
}

self.addEventListener('message', ({ data }: MessageEvent<JavascriptAsked>) => {
  if (data.what === 'show') {
    const { document } = data
    clearTimeout(looking)
    orBroken(() => service.show(document))
    looking = setTimeout(() => {
      orBroken(() => tell({ what: 'notes', of: document.id, version: document.version, notes: service.notes() }))
    }, rest)
    return
  }
  const { what, id, input } = data
  try {
    // The page asks through `javascriptHelp`, whose types hold each question and its input together.
    const answer = (service[what] as (asked: unknown) => unknown)(input)
    tell({ what: 'answer', id, answer })
  } catch (error) {
    tell({ what: 'failed', id, message: messageOf(error) })
  }
})
