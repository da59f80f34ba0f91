import type { LanguageDocument } from '../../../../shared/model/language'
import { createCrashLimit } from '../../../../shared/crashLimit'
import { problem } from '../../../../shared/problems'
import { useApp } from '../../../app/stores/appStore'
import type { CodeHelp } from '../codeHelp'
import { documentNow, isSameDocument } from '../languageLink'
import { forgetNotes, showNotes } from '../languageStore'
import type {
  JavascriptAsked,
  JavascriptInput,
  JavascriptMethod,
  JavascriptOutput,
  JavascriptTold,
} from './javascriptWords'

/** Milliseconds without a JavaScript node in view after which the worker goes: it takes memory. */
const rest = 300_000
/** So many ends in so many milliseconds are got over, as of the server for Python. */
const limit = createCrashLimit(3, 300_000)

/** Whether it ended too often, and is started no more by itself. */
let isDown = false
let worker: Worker | null = null
let told: LanguageDocument | null = null
let last = 0
let resting: ReturnType<typeof setTimeout> | undefined
const waiting = new Map<number, (answer: unknown) => void>()

function end(): void {
  worker?.terminate()
  worker = null
  told = null
  for (const answer of waiting.values()) answer(null)
  waiting.clear()
}

/** The worker has ended by itself, or can't go on: it is told, and another one sees the node anew, unless that happened too often. */
function crashed(reason: string): void {
  end()
  isDown = !limit.note(Date.now())
  const code = isDown ? 'javascript-help-down' : 'javascript-help-ended'
  useApp.getState().report(problem(code, 'code', { severity: 'warning', params: { reason } }))
  if (isDown) forgetNotes('javascript-note')
  else tellJavascriptWorker()
}

/** Starts help that had ended too often. */
export function restartJavascriptHelp(): void {
  limit.forget()
  isDown = false
  tellJavascriptWorker()
}

function hear(data: JavascriptTold): void {
  if (data.what === 'broken') {
    crashed(data.message)
    return
  }
  if (data.what === 'notes') {
    // Of another text than the one that was shown last nothing is told.
    if (told?.id === data.of && told.version === data.version)
      showNotes(told.id, told.code, data.notes, 'javascript-note')
    return
  }
  // What failed has no answer; the next question is of its own.
  waiting.get(data.id)?.(data.what === 'answer' ? data.answer : null)
  waiting.delete(data.id)
}

function started(): Worker {
  if (worker !== null) return worker
  const own = new Worker(new URL('./javascriptWorker', import.meta.url), { type: 'module' })
  // What one still tells that has been put away is of nobody's interest.
  own.addEventListener('message', ({ data }: MessageEvent<JavascriptTold>) => {
    if (own === worker) hear(data)
  })
  own.addEventListener('error', ({ message }) => {
    if (own === worker) crashed(message)
  })
  worker = own
  return own
}

const send = (asked: JavascriptAsked): void => started().postMessage(asked)

/** Has the worker see the JavaScript node in view, where that has changed. Returns what it knows now; null where there is none, or help is not wanted. */
export function tellJavascriptWorker(): LanguageDocument | null {
  const now = documentNow('javascript')
  clearTimeout(resting)
  if (now === null) {
    if (useApp.getState().settings.languageServer) resting = setTimeout(end, rest)
    else if (told !== null) {
      end()
      forgetNotes('javascript-note')
    }
    return null
  }
  if (isDown) return null
  if (!isSameDocument(now, told)) {
    told = now
    send({ what: 'show', document: now })
  }
  return now
}

/** Asks the worker; null where it has no answer. */
export function askJavascript<M extends JavascriptMethod>(
  what: M,
  input: JavascriptInput<M>,
): Promise<JavascriptOutput<M> | null> {
  last += 1
  const id = last
  return new Promise((resolve) => {
    waiting.set(id, (answer) => resolve(answer as JavascriptOutput<M> | null))
    send({ what, id, input })
  })
}

/** The help with JavaScript: of the compiler in a worker. */
export const javascriptHelp: CodeHelp = {
  language: 'javascript',
  triggers: ['.', '"', "'", '/'],
  ask(id, line, column) {
    const now = tellJavascriptWorker()
    return now === null || now.id !== id ? null : { id: now.id, version: now.version, line, column }
  },
  complete: (asked) => askJavascript('complete', asked),
  resolve: async (of) => (await askJavascript('resolve', of)) ?? { text: '' },
  hover: (asked) => askJavascript('hover', asked),
  signature: (asked) => askJavascript('signature', asked),
  definition: async (asked) => (await askJavascript('definition', asked)) ?? [],
  references: async (asked) => (await askJavascript('references', asked)) ?? [],
  renamed: (asked) => askJavascript('renamed', asked),
  rename: async (asked) => (await askJavascript('rename', asked)) ?? [],
  source: (of) => askJavascript('source', of),
}
