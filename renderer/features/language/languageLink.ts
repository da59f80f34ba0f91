import type { AskedPlace, LanguageDocument } from '../../../shared/model/language'
import { findTarget } from '../../../shared/dify/targets'
import { call } from '../../app/client'
import { reportError, useApp } from '../../app/stores/appStore'
import { useEnvironment } from '../../app/stores/environmentStore'
import { activeNode, useWorkspace } from '../../app/stores/workspaceStore'
import { modelOf } from '../editor/nodeModels'

/** `EndOfLinePreference.LF`, which this file does not load the editor for. */
const lineFeeds = 1

/** What main takes at most: characters of code, and inputs. */
const most = { code: 1_000_000, inputs: 1000 }

/** What main was told last; null: no Python node is in view. */
let told: LanguageDocument | null = null
let isTold = false

/** Those who are told that what main was asked before has another answer now. */
const askers = new Set<() => void>()

/** The node in view as it stands now; null where it is of another language, or the author wants no help. */
export function documentNow(language: 'python3' | 'javascript'): LanguageDocument | null {
  const id = useWorkspace.getState().active
  const node = activeNode(useWorkspace.getState())
  const { settings, page } = useApp.getState()
  if (id === null || node?.code_language !== language || !settings.languageServer || page === 'packages') return null
  const target = node.target ?? settings.target
  if (findTarget(target) === null) return null
  const { builds, current } = useEnvironment.getState()
  const build = current === null ? undefined : builds[current]
  const environment = build?.target === target ? (build.environment ?? build.lastGood?.environment ?? null) : null
  const model = modelOf(id)
  const code = model?.getValue(lineFeeds) ?? node.code
  if (code.length > most.code) return null
  return {
    id,
    version: model?.getVersionId() ?? 0,
    code,
    variables: node.variables.slice(0, most.inputs).map(({ variable, value_type }) => ({ variable, value_type })),
    target,
    environment: environment?.key ?? null,
  }
}

/** Whether two tellings are of the same text, inputs and surroundings. */
export function isSameDocument(one: LanguageDocument | null, other: LanguageDocument | null): boolean {
  if (one === null || other === null) return one === other
  const { code, ...rest } = one
  const { code: otherCode, ...otherRest } = other
  return code === otherCode && JSON.stringify(rest) === JSON.stringify(otherRest)
}

/** Calls a listener each time the node in view has come to stand on another environment or target, which may answer otherwise. */
export function onOtherGround(listener: () => void): void {
  askers.add(listener)
}

function isOtherGround(one: LanguageDocument | null, other: LanguageDocument | null): boolean {
  if (one === null || other === null || one.id !== other.id) return false
  return one.environment !== other.environment || one.target !== other.target
}

/** Tells main which node is in view, and its text, where that has changed. Returns what main knows now. */
export function tellLanguageServer(): LanguageDocument | null {
  const now = documentNow('python3')
  if (isTold && isSameDocument(now, told)) return told
  const isOther = isOtherGround(told, now)
  told = now
  isTold = true
  call('language.show', now).catch(reportError)
  // Not in this turn: it may be that of a question, which is then of the other ground already.
  if (isOther) queueMicrotask(() => askers.forEach((listener) => listener()))
  return told
}

/** The code that main was told of as this version of a node; null once another one counts. */
export function codeTold(id: string, version: number): string | null {
  return told?.id === id && told.version === version ? told.code : null
}

/** A question about a place of an open node, of whose text main is told before; null where no help is to be had. */
export function askAt(id: string | null, line: number, column: number): AskedPlace | null {
  const now = tellLanguageServer()
  return now === null || now.id !== id ? null : { id: now.id, version: now.version, line, column }
}
