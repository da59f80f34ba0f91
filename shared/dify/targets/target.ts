import type { OutputType } from '../../model/node'
import type { ErrorWords } from './errorWords'

/** A package pinned to one version, as in a lock: `name==version`. */
export type Pin = string

/**
 * The script that a Dify puts around the author's code (`core/helper/code_executor`, later graphon). The code goes in
 * at `{{code}}`; then `{{inputs}}` is replaced in the whole script, the author's code included.
 */
export interface Wrapper {
  readonly script: string
  /** Lines of the script before the author's first line. */
  readonly linesBefore: number
  readonly preload: string
}

/** How inputs become JSON: `orjson` refuses what `json.dumps` lets through, and the reverse. */
export type InputSerializer = 'orjson' | 'json.dumps'

/** How the sandbox composes `data.error`; v1 are the tags to 0.2.15, v2 the main branch after them. */
export type SandboxDialect = 'v1' | 'v2'

export interface SandboxFacts {
  readonly version: string
  readonly dialect: SandboxDialect
  /** The name under which the sandbox compiles the script: it stands in tracebacks. */
  readonly codeFile: '<string>' | '<fd3>'
  /** Where the bootstrap stands when it calls the script, for the first frame of a traceback. */
  readonly bootstrapFolder: string
  readonly bootstrapLine: number
  /** Names that the bootstrap leaves in the script's namespace, beside `__name__`. */
  readonly bootstrapNames: readonly string[]
  /** How a Node script is run: appended to the bootstrap's file (to 0.2.10), or given to `eval`. */
  readonly javascript: {
    readonly runs: 'appended' | 'eval'
    /** Lines of the bootstrap's file before the script; 0 where the script is evaluated. */
    readonly linesBefore: number
    /** Names that the bootstrap has declared: a `var` or (appended) `const` of that name is a SyntaxError. */
    readonly names: readonly string[]
  }
  /** User ids that a script runs as: one of this range, both ends included. */
  readonly uids: readonly [first: number, last: number]
  /** Seconds before a run is killed, as in that Dify's compose file. */
  readonly timeoutSeconds: number
  readonly enableNetwork: boolean
}

/** The packages of the sandbox image, resolved as of the day it was built. */
export interface Base {
  /** `uv pip compile --exclude-newer` date, ISO. */
  readonly date: string
  readonly requirements: readonly string[]
  readonly packages: readonly Pin[]
  /** Packages that come with the image's Python and not from the requirements. */
  readonly fromImage: readonly Pin[]
  /** What is not known about this image, in a sentence; empty where all was checked. */
  readonly unverified: string
}

/** Names and defaults of Dify's own settings (`api/configs/feature`). Lengths count Unicode code points. */
export interface Limits {
  /** Decimal texts, since they do not fit a double. */
  readonly maxNumber: string
  readonly minNumber: string
  readonly maxDepth: number
  readonly maxPrecision: number
  readonly maxStringLength: number
  readonly maxStringArrayLength: number
  readonly maxObjectArrayLength: number
  readonly maxNumberArrayLength: number
  readonly maxTemplateLength: number
}

/** How this Dify checks outputs where versions differ (code-node facts, table 1.5). */
export interface OutputRules {
  readonly words: ErrorWords
  /** Path of a member under an Object output: `.root.child` in older Difys, `root.child` since 1.14. */
  readonly leadingDot: boolean
  readonly checksNumberElements: boolean
  readonly allowsNullNumberElement: boolean
  /** Whether a boolean in a Number output becomes 1 or 0 (since 1.8, which has a Boolean type), or stays. */
  readonly turnsBooleansIntoNumbers: boolean
  /**
   * How decimals are counted: those of `Decimal(str(x)).normalize()`, or the length of what follows the point in `str(x)`,
   * which crashes on a float without a point (`1e-05`).
   */
  readonly decimals: 'normalized' | 'after-point'
  /** An array of arrays in a free-form Object: Dify crashes on it, or (older) calls it no valid array. */
  readonly nestedArrays: 'crash' | 'refused'
}

/** One Dify: everything that differs between versions. To support the next one is to add a record. */
export interface Target {
  readonly id: string
  readonly name: string
  /** Other ways to name it: versions that behave the same. */
  readonly aliases: readonly string[]
  readonly dslVersion: string
  readonly sandbox: SandboxFacts
  readonly python: string
  readonly node: string
  readonly base: Base
  readonly wrappers: { readonly python3: Wrapper; readonly javascript: Wrapper }
  /** The code of a new node (`get_default_config`), byte for byte; it begins and ends with a line end. */
  readonly defaultCode: { readonly python3: string; readonly javascript: string }
  readonly inputs: InputSerializer
  /** Whether text such as "1e-05" in the result becomes a number (since 1.6.0). */
  readonly turnsExponentTextIntoNumbers: boolean
  readonly outputs: OutputRules
  readonly limits: Limits
  readonly outputTypes: readonly OutputType[]
  /** What Ctrl+V on that Dify's canvas reads: its own clipboard text, or nothing from outside. */
  readonly clipboard: 'dify-workflow-clipboard' | 'none'
}

/** All packages that the sandbox of a target has, sorted by name as `pip` lists them. */
export function basePackages(target: Target): readonly Pin[] {
  return [...target.base.packages, ...target.base.fromImage].sort()
}
