import init, { type Diagnostic, PositionEncoding, Workspace } from '@astral-sh/ruff-wasm-web'
import program from '@astral-sh/ruff-wasm-web/ruff_wasm_bg.wasm?url'
import type { RuffAnswer, RuffAsked, RuffFinding } from './ruffWords'
import { ruffSettings } from './ruffSettings'

/** Ruff in a worker: the page itself may not compile WebAssembly, and need not wait for it. */
const ready = init({ module_or_path: program })
const workspaces = new Map<string, Workspace>()

async function workspaceFor(python: string): Promise<Workspace> {
  await ready
  const known = workspaces.get(python)
  if (known !== undefined) return known
  const made = new Workspace(ruffSettings(python), PositionEncoding.Utf16)
  workspaces.set(python, made)
  return made
}

function findingOf({ code, message, start_location: from, end_location: to, fix }: Diagnostic): RuffFinding {
  const span = { line: from.row, column: from.column, endLine: to.row, endColumn: to.column }
  if (fix === null) return { ...span, rule: code ?? '', message, fix: null }
  const edits = fix.edits.map(({ content, location, end_location: end }) => ({
    line: location.row,
    column: location.column,
    endLine: end.row,
    endColumn: end.column,
    text: content ?? '',
  }))
  return { ...span, rule: code ?? '', message, fix: { title: fix.message ?? message, edits } }
}

async function answer({ what, code, python }: RuffAsked): Promise<RuffAnswer['told']> {
  const workspace = await workspaceFor(python)
  if (what === 'format') return { text: workspace.format(code) }
  const found = workspace.check(code) as Diagnostic[]
  // Code that can't be read has no rule of ruff's: preflight tells it.
  return { findings: found.filter(({ code: rule }) => rule !== null && /^[A-Z]+\d+$/.test(rule)).map(findingOf) }
}

self.addEventListener('message', ({ data }: MessageEvent<RuffAsked>) => {
  const reply = (told: RuffAnswer['told']): void => self.postMessage({ id: data.id, told } satisfies RuffAnswer)
  // What can't be read can't be formatted; that is told where it is written.
  answer(data).then(reply, (error: unknown) => reply({ error: error instanceof Error ? error.message : String(error) }))
})
