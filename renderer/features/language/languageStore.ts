import { create } from 'zustand'
import type { LanguageNote, LanguageState } from '../../../shared/model/language'
import type { ImportProblem } from '../../../shared/problems/importProblems'
import { problem } from '../../../shared/problems'
import { call, on } from '../../app/client'
import { reportError, useApp } from '../../app/stores/appStore'
import { showFaded } from './fadedCode'
import { codeTold } from './languageLink'

type NoteName = 'language-note' | 'javascript-note'

interface Found {
  /** The code that it was found in. */
  readonly code: string
  readonly name: NoteName
  readonly problems: readonly ImportProblem[]
}

interface LanguageStore {
  readonly status: LanguageState['status']
  /** What the language server finds in open nodes, by the nodes' ids. */
  readonly found: Readonly<Record<string, Found>>
}

export const useLanguageServer = create<LanguageStore>()(() => ({ status: 'off', found: {} }))

/** Shows what was found in the code of an open node. */
export function showNotes(id: string, code: string, notes: readonly LanguageNote[], name: NoteName): void {
  const problems = notes.flatMap(({ severity, rule, message, ...span }): ImportProblem[] => {
    if (severity === 'faded') return []
    const [first = ''] = message.split('\n')
    const { line, column, endLine, endColumn } = span
    const told = problem(name, 'code', {
      severity,
      line,
      column,
      params: { message: first, rule },
      raw: first === message ? null : message,
    })
    return [{ problem: told, endColumn: endLine === line ? endColumn : Infinity }]
  })
  showFaded(
    id,
    notes.filter(({ severity }) => severity === 'faded'),
  )
  useLanguageServer.setState(({ found }) => ({ found: { ...found, [id]: { code, name, problems } } }))
}

/** Forgets what was found by one who helps no more. */
export function forgetNotes(name: NoteName): void {
  const all = Object.entries(useLanguageServer.getState().found)
  for (const [id, found] of all) if (found.name === name) showFaded(id, [])
  useLanguageServer.setState({ found: Object.fromEntries(all.filter(([, found]) => found.name !== name)) })
}

/** Follows the language server for the life of the page. */
export function followLanguageServer(): void {
  on('language.stateChanged', ({ status, problem: told }) => {
    const helps = status === 'ready' || status === 'starting'
    // What it said of the code goes with it, the dots under unused names as well.
    useLanguageServer.setState({ status })
    if (!helps) forgetNotes('language-note')
    if (told !== null) useApp.getState().report(told)
  })
  on('language.notes', ({ id, version, notes }) => {
    const code = codeTold(id, version)
    if (code !== null) showNotes(id, code, notes, 'language-note')
  })
  // The server says it again in the language of the window; what it said in another one does not stand there meanwhile.
  useApp.subscribe(({ language }, before) => {
    if (language !== before.language) forgetNotes('language-note')
  })
  call('language.state', null).then(({ status }) => useLanguageServer.setState({ status }), reportError)
}

/** Starts a server that ended too often. */
export function restartLanguageServer(): void {
  call('language.restart', null).catch(reportError)
}
