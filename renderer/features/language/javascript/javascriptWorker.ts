import { createJavascriptService } from './javascriptService'
import type { JavascriptAsked, JavascriptTold } from './javascriptWords'
import { librariesFor, nodeFiles } from './nodeTypes'

/** The compiler in a worker of the page: it takes a while, and the page need not wait for it. */
const service = createJavascriptService(nodeFiles(), librariesFor)
/** Milliseconds without a question before the code is looked at: a question goes first. */
const rest = 50
let looking: ReturnType<typeof setTimeout> | undefined

const tell = (told: JavascriptTold): void => self.postMessage(told)

self.addEventListener('message', ({ data }: MessageEvent<JavascriptAsked>) => {
  if (data.what === 'show') {
    const { document } = data
    service.show(document)
    clearTimeout(looking)
    looking = setTimeout(() => {
      tell({ what: 'notes', of: document.id, version: document.version, notes: service.notes() })
    }, rest)
    return
  }
  const { what, id, input } = data
  try {
    // The page asks through `javascriptHelp`, whose types hold each question and its input together.
    const answer = (service[what] as (asked: unknown) => unknown)(input)
    tell({ what: 'answer', id, answer })
  } catch (error) {
    tell({ what: 'failed', id, message: error instanceof Error ? error.message : String(error) })
  }
})
