import { create } from 'zustand'
import type { LanguageState } from '../../../shared/model/language'
import type { ImportProblem } from '../../../shared/problems/importProblems'
import { problem } from '../../../shared/problems'
import { call, on } from '../../app/client'
import { reportError, useApp } from '../../app/stores/appStore'
import { showFaded } from './fadedCode'
import { codeTold } from './languageLink'

interface Found {
  /** The code that it was found in. */
  readonly code: string
  readonly problems: readonly ImportProblem[]
}

interface LanguageStore {
  readonly status: LanguageState['status']
  /** What the language server finds in open nodes, by the nodes' ids. */
  readonly found: Readonly<Record<string, Found>>
}

export const useLanguageServer = create<LanguageStore>()(() => ({ status: 'off', found: {} }))

/** Follows the language server for the life of the page. */
export function followLanguageServer(): void {
  on('language.stateChanged', ({ status, problem: told }) => {
    const helps = status === 'ready' || status === 'starting'
    // What it said of the code goes with it, the dots under unused names as well.
    if (!helps) for (const id of Object.keys(useLanguageServer.getState().found)) showFaded(id, [])
    useLanguageServer.setState(helps ? { status } : { status, found: {} })
    if (told !== null) useApp.getState().report(told)
  })
  on('language.notes', ({ id, version, notes }) => {
    const code = codeTold(id, version)
    if (code === null) return
    const problems = notes.flatMap(({ severity, rule, message, ...span }): ImportProblem[] => {
      if (severity === 'faded') return []
      const [first = ''] = message.split('\n')
      const { line, column, endLine, endColumn } = span
      const told = problem('language-note', 'code', {
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
    useLanguageServer.setState(({ found }) => ({ found: { ...found, [id]: { code, problems } } }))
  })
  call('language.state', null).then(({ status }) => useLanguageServer.setState({ status }), reportError)
}

/** Starts a server that ended too often. */
export function restartLanguageServer(): void {
  call('language.restart', null).catch(reportError)
}
