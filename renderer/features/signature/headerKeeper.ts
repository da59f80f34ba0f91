import { readHeader } from '../../../shared/dify/header/header'
import { inputsOf } from '../../../shared/dify/header/headerParts'
import { templateNames } from '../../../shared/dify/template/templateNames'
import type { CodeNode } from '../../../shared/model/node'
import type { CodeStep } from '../../app/stores/editHistory'
import { renameDraft } from '../variables/inputDrafts'
import { retypeKeeping } from '../variables/retypeInput'
import { codeInStep, inputChange, parameterText } from './headerChange'
import { inputsInStep, type KeptInput, type Parameters } from './inputsInStep'
import { forgetRefused, moveRefused, noteRefused } from './refusedRenames'

/** Quiet time after the last key before the inputs follow the header, in milliseconds; less than before a save. */
const quietMs = 200

/** What the keeper needs of the open nodes. */
export interface KeeperPort {
  /** The open node; null where it is none. */
  node(id: string): CodeNode | null
  /** Whether the author wants `main` and the inputs in step. */
  isOn(): boolean
  /** Changes the inputs of a node as one step with the change of its code that led to it. */
  follow(id: string, change: Pick<CodeNode, 'variables' | 'samples' | 'cases'>, code: CodeStep): void
  /** The code changes of the steps that would be taken back, or taken again, the next one first, up to a step without one. */
  ahead(id: string, direction: 'back' | 'forth'): readonly CodeStep[]
  /** Takes the next of these steps for all but the code, which has gone there by itself. */
  go(id: string, direction: 'back' | 'forth'): void
}

/** A header that the inputs were in step with. */
interface Base extends Parameters {
  readonly code: string
  /** The header as it is written. */
  readonly text: string
}

interface Watched {
  /** Null until a whole header was seen. */
  base: Base | null
  /** The code as it was last seen: another one came by another hand. */
  seen: string
  timer: ReturnType<typeof setTimeout> | null
  /** Inputs and texts of parameters that went, by name, for as long as the window lives. */
  readonly kept: Map<string, KeptInput>
  readonly texts: Map<string, string>
}

/** A template has no header: the names that it reads stand for one, so that a renaming is known again when it is taken back. */
function baseOfTemplate(code: string): Base | null {
  const { free, isWhole } = templateNames(code)
  return isWhole ? { code, text: free.map(({ name }) => name).join(' '), inputs: [], takesMore: true } : null
}

/** What can be followed in a code; null while its header is half typed. */
function baseOf({ code, code_language }: CodeNode): Base | null {
  if (code_language === 'jinja2') return baseOfTemplate(code)
  const header = readHeader(code_language, code)
  if (header === null) return { code, text: '', inputs: [], takesMore: false }
  if (!header.isWhole) return null
  return { code, text: code.slice(header.at, header.end), inputs: inputsOf(header), takesMore: header.takesMore }
}

/** Keeps the header of `main` and the inputs of open nodes in step, both ways. */
export function createHeaderKeeper(port: KeeperPort) {
  const watched = new Map<string, Watched>()

  function watch(id: string, node: CodeNode): Watched {
    const known = watched.get(id)
    if (known?.seen === node.code) return known
    if (known?.timer) clearTimeout(known.timer)
    const base = baseOf(node)
    const { kept = new Map<string, KeptInput>(), texts = new Map<string, string>() } = known ?? {}
    const fresh: Watched = { base, seen: node.code, timer: null, kept, texts }
    watched.set(id, fresh)
    return fresh
  }

  /** How many steps the code went back or forth by the editor's own undo; 0 where it went elsewhere. */
  function stepsAlong(id: string, base: Base, now: Base, direction: 'back' | 'forth'): number {
    const [from, to] = direction === 'back' ? (['after', 'before'] as const) : (['before', 'after'] as const)
    const steps = port.ahead(id, direction)
    if (steps[0]?.headers[from] !== base.text) return 0
    return steps.findIndex(({ headers }) => headers[to] === now.text) + 1
  }

  function settle(id: string): void {
    const state = watched.get(id)
    const node = port.node(id)
    if (state === undefined || state.timer === null) return
    clearTimeout(state.timer)
    state.timer = null
    if (node === null || node.code !== state.seen || !port.isOn()) return
    const { base } = state
    const now = baseOf(node)
    // No `main` at all is a half-typed one as well, for whoever had one.
    if (now === null || (now.text === '' && base !== null && base.text !== '')) return
    state.base = now
    if (base === null || base.text === now.text) return
    for (const direction of ['back', 'forth'] as const) {
      const count = stepsAlong(id, base, now, direction)
      for (let step = 0; step < count; step += 1) port.go(id, direction)
      if (count > 0) return
    }
    const {
      variables,
      samples,
      cases = node.cases,
      removed,
    } = inputsInStep(node, base, now, {
      kept: (name) => state.kept.get(name) ?? null,
      renamed: (from, to) => renameDraft(id, from, to),
      retype: (of, at, type) => retypeKeeping(id, of, at, type, 'header'),
    })
    for (const input of removed) state.kept.set(input.variable.variable, input)
    if (JSON.stringify([variables, samples]) === JSON.stringify([node.variables, node.samples])) return
    const headers = { before: base.text, after: now.text }
    port.follow(
      id,
      { variables, samples, ...(cases === undefined ? {} : { cases }) },
      { before: base.code, after: node.code, headers, isTyped: true },
    )
  }

  /** The header and the inputs agree as they are now. */
  function agree(id: string, node: CodeNode): void {
    const state = watch(id, node)
    if (state.timer !== null) return
    state.base = baseOf(node) ?? state.base
  }

  return {
    settle,
    agree,
    /** The code that goes with changed inputs; null where it stays. */
    codeFor(id: string, node: CodeNode, variables: CodeNode['variables']): string | null {
      // Dify's own panel renames in a template as well.
      if (!port.isOn() && node.code_language !== 'jinja2') return null
      const state = watch(id, node)
      for (const { variable } of node.variables) {
        if (variables.some((other) => other.variable === variable)) continue
        const text = parameterText(node, variable)
        if (text !== null) state.texts.set(variable, text)
      }
      const change = codeInStep(node, variables, (name) => state.texts.get(name) ?? null)
      if (change === null || 'refused' in change) {
        noteRefused(id, inputChange(node.variables, variables)?.renamed ?? new Map())
        return null
      }
      state.seen = change.code
      return change.code
    },
    /** The step from a node's code to one that Nodelab writes. */
    stepTo(node: CodeNode, after: string): CodeStep {
      const headerOf = (code: string): string => baseOf({ ...node, code })?.text ?? ''
      return {
        before: node.code,
        after,
        headers: { before: headerOf(node.code), after: headerOf(after) },
        isTyped: false,
      }
    },
    /** Notes that the author has changed the code: the inputs follow a moment later. */
    typed(id: string, before: CodeNode, code: string): void {
      const state = watch(id, before)
      state.seen = code
      if (state.timer !== null) clearTimeout(state.timer)
      state.timer = setTimeout(() => settle(id), quietMs)
    },
    /** A node has another id now. */
    renamed(from: string, to: string): void {
      moveRefused(from, to)
      const state = watched.get(from)
      if (state === undefined) return
      settle(from)
      watched.delete(from)
      watched.set(to, state)
    },
    forgetAll(): void {
      for (const { timer } of watched.values()) if (timer !== null) clearTimeout(timer)
      watched.clear()
      forgetRefused()
    },
  }
}

export type HeaderKeeper = ReturnType<typeof createHeaderKeeper>
