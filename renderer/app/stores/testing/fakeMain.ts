import type {
  AppInfo,
  CommandInput,
  CommandName,
  CommandOutput,
  EventName,
  EventPayload,
} from '../../../../shared/contract'
import type { CodeNode } from '../../../../shared/model/node'
import type { Problem } from '../../../../shared/model/problem'
import { defaultSettings } from '../../../../shared/model/defaultSettings'
import type { NodeFile, WorkspaceInfo } from '../../../../shared/model/workspace'
import { ProblemError } from '../../../../shared/problems'

type Answers = { [K in CommandName]?: (input: CommandInput<K>) => CommandOutput<K> | Promise<CommandOutput<K>> }

/** A main in place of the real one: a test says what it answers, sees what it was asked, and sends its events. */
export interface FakeMain {
  readonly answers: Answers
  readonly asked: { readonly name: CommandName; readonly input: unknown }[]
  /** The inputs of one command, oldest first. */
  inputs<K extends CommandName>(name: K): CommandInput<K>[]
  emit<K extends EventName>(name: K, payload: EventPayload<K>): void
}

/** Puts a fake main behind the page. Import the stores after it. */
export function fakeMain(): FakeMain {
  const asked: { name: CommandName; input: unknown }[] = []
  const listeners = new Map<EventName, ((payload: unknown) => void)[]>()
  const answers: Answers = {}
  const call = async (name: CommandName, input: unknown): Promise<unknown> => {
    asked.push({ name, input })
    try {
      // The answer of this very name takes this very input; TypeScript can't follow the key.
      const answer = answers[name] as ((given: unknown) => unknown) | undefined
      return { ok: true, value: (await answer?.(input)) ?? null }
    } catch (error) {
      if (error instanceof ProblemError) return { ok: false, problem: error.problem }
      throw error
    }
  }
  const on = (name: EventName, listener: (payload: unknown) => void): (() => void) => {
    listeners.set(name, [...(listeners.get(name) ?? []), listener])
    return () => undefined
  }
  Object.defineProperty(window, 'nodelab', { value: { call, on }, configurable: true })
  return {
    answers,
    asked,
    inputs: <K extends CommandName>(name: K) =>
      asked.filter((one) => one.name === name).map(({ input }) => input as CommandInput<K>),
    emit(name, payload) {
      for (const listener of listeners.get(name) ?? []) listener(payload)
    },
  }
}

/** A node with this code. */
export function nodeOf(code: string): CodeNode {
  return {
    title: 'a',
    desc: '',
    code_language: 'python3',
    code,
    variables: [],
    outputs: [],
    dependencies: [],
    target: null,
    samples: {},
  }
}

/** A node file as read. */
export function fileOf(id: string, code: string, draft: CodeNode | null = null, revision = `of ${code}`): NodeFile {
  return { kind: 'node', id, node: nodeOf(code), revision, problems: [], draft }
}

/** A file that is no node. */
export function brokenOf(id: string, text: string, draft: string | null = null): NodeFile {
  return { kind: 'broken', id, text, revision: `of ${text}`, problems: [], draft }
}

/** A file that is not there. */
export function missingOf(id: string, draft: CodeNode | string | null = null): NodeFile {
  return { kind: 'missing', id, problems: [], draft }
}

/** A workspace of this path that can be written. */
export function workspaceOf(path: string, problems: Problem[] = [], writable = true): WorkspaceInfo {
  return { path, name: path, writable, problems, recent: [] }
}

/** The program with a workspace and the tabs that were open in it. */
export function infoOf(workspace: WorkspaceInfo, open: string[]): AppInfo {
  return {
    platform: 'linux',
    versions: { nodelab: '0', electron: '0' },
    systemLanguage: 'en',
    settings: defaultSettings,
    session: { open, active: open[0] ?? null, layout: {} },
    recentActions: [],
    workspace,
  }
}
