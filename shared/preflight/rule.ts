import type { Target } from '../dify/targets/target'
import type { CodeEdit, NodeFix } from '../model/finding'
import type { CodeNode, NodeLanguage } from '../model/node'
import type { Problem } from '../model/problem'
import type { PackageFacts } from '../model/packages'
import type { KnownEnvironment } from '../problems/importProblems'
import type { ServerList } from '../packages/serverList'
import type { CodeFacts, Place, ReturnFact } from './facts/codeFacts'

export type { CodeEdit }
export type Severity = Problem['severity'] | 'off'

/** What is known around a node's code. */
export interface Surroundings {
  readonly node: CodeNode
  /** With what the server's own settings change of it. */
  readonly target: Target
  readonly facts: CodeFacts
  /** The version of the Python that read the code; null where none did. It may stand in for the target's. */
  readonly judge: string | null
  /** What can be imported; null where no environment is known. */
  readonly environment: KnownEnvironment | null
  /** The packages of the environment; null where that is not known. */
  readonly installed:
    | readonly Pick<PackageFacts, 'name' | 'version' | 'origin' | 'modules' | 'spelling' | 'neededBy' | 'requires'>[]
    | null
  /** The text of python-requirements.txt. */
  readonly requirements: string
  /** The packages of the author's server; null where nothing is known of them. */
  readonly onServer: ServerList | null
}

/** A place where a rule fires: what it fills its sentence with, and the edit that mends it. */
export interface Fired {
  /** Null: it is about the node's fields and no line of its code. */
  readonly place: Place | null
  readonly params?: Problem['params']
  readonly edits?: readonly CodeEdit[]
  /** Changes of the node that mend it, the likeliest first. */
  readonly fixes?: readonly NodeFix[]
  /** Where it is another than the rule's own. */
  readonly severity?: Problem['severity']
  /** A problem that is told in words of its own, such as those in which a run tells it. */
  readonly problem?: Problem
}

/** A node on which a rule must fire at these lines (0: at none of the code), or must not fire at all. */
export interface RuleCase {
  readonly language?: NodeLanguage
  readonly code: string
  readonly node?: Partial<CodeNode>
  /** A target's id; left out, the newest. */
  readonly target?: string
  /** Lines of a server's settings. */
  readonly serverEnv?: string
  readonly requirements?: string
  /** What the workspace's list of its server's packages says. */
  readonly serverList?: string
  /** Packages of the author's own in the environment, each with one module of its name, what needs it and what it needs. */
  readonly packages?: readonly {
    readonly name: string
    readonly version: string
    readonly neededBy: string[]
    readonly requires?: string[]
  }[]
  readonly fires: readonly number[]
  /** How grave the first finding is. */
  readonly severity?: Problem['severity']
  /** What the sentence of the first finding is filled in with, as far as it matters. */
  readonly params?: Problem['params']
  /** The code after the first finding's fix. */
  readonly fixed?: string
  /** The changes of the node that the first finding offers. */
  readonly offers?: readonly NodeFix[]
}

/** One rule of preflight. Its id is the code of its problem. */
export interface Rule {
  readonly id: string
  readonly languages: readonly NodeLanguage[]
  /** How grave it is on a target; `off` where that Dify does not mind. */
  severity(target: Target): Severity
  check(around: Surroundings): readonly Fired[]
  readonly cases: readonly RuleCase[]
}

// The lists of `model/node.ts` stand beside schemas, and the window shows rules without any.
export const codeLanguages = ['python3', 'javascript'] as const
export const allLanguages = ['python3', 'javascript', 'jinja2'] as const
export const pythonOnly = ['python3'] as const
export const javascriptOnly = ['javascript'] as const

export const always = (severity: Severity) => (): Severity => severity

/** An early `return` is one path of several, which a run may never take: what is wrong with it alone is a warning. The last one is the usual path. */
export function ofPath({ facts: { returns } }: Surroundings, one: ReturnFact): Pick<Fired, 'severity'> {
  return returns.at(-1) === one ? {} : { severity: 'warning' }
}
