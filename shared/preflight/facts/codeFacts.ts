import type { ValueFact } from './valueFact'

/** A stretch of the code. Lines and columns are the editor's, both from 1 and in UTF-16 units; the end is behind the last character. */
export interface Place {
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
}

/** What the language itself refuses, or warns of as it compiles. */
export interface SyntaxFact extends Place {
  readonly message: string
  /** Python's class (`IndentationError`, `SyntaxWarning`); `SyntaxError` in JavaScript. */
  readonly kind: string
}

/** A parameter of `main`; in JavaScript a name that its one parameter is taken apart into, or that parameter as a whole. */
export interface ParameterFact {
  readonly name: string
  readonly kind: 'positional' | 'usual' | 'keyword'
  readonly hasDefault: boolean
  readonly place: Place
}

export interface MainFact {
  /** That of its name. */
  readonly place: Place
  readonly isAsync: boolean
  readonly isGenerator: boolean
  readonly parameters: readonly ParameterFact[]
  /** It takes any further name: `**kwargs`, or in JavaScript an object that is not taken apart. */
  readonly takesAny: boolean
  /** How often the code defines it at its top level. */
  readonly count: number
  /** Something is put around it, or in its place: what it takes and gives is not known. */
  readonly isWrapped: boolean
  /** JavaScript: the members that it reads of an object that is not taken apart, as if they were there. */
  readonly reads?: readonly NamedPlace[]
}

/** A `return` of `main` itself; a bare one has no value. */
export interface ReturnFact {
  readonly place: Place
  readonly value: ValueFact | null
  /**
   * What it gives in all likelihood, where that is more than is certain: inputs are of their declared type, lists are not empty, and what stands behind
   * a condition is done.
   */
  readonly likely?: ValueFact
}

/** What is known of an argument; of a list or dict nothing that it holds. */
export type ArgumentFact = Pick<ValueFact, 'kind' | 'text'>

/** A call. `name` is the whole dotted name as far as imports and the code tell it (`os.path.abspath`, `print`); null where they do not. */
export interface CallFact {
  readonly name: string | null
  /** The last part of the name as it is written: `to_csv` of `df.to_csv(…)`. */
  readonly method: string
  readonly place: Place
  readonly args: readonly ArgumentFact[]
  /** Named arguments; a value is a name (`{kind: 'unknown'}` with its `text`) or what is known of it. */
  readonly keywords: Readonly<Record<string, ArgumentFact>>
  /** Where it stands: code outside all functions runs before `main` is called. */
  readonly level: 'module' | 'main' | 'function'
  /** Every run comes to it: it stands behind no condition, loop or `try`, in `main` or outside all functions. */
  readonly isSure?: boolean
  /** Of a wait: how often the loops around it do it, where that is written out. */
  readonly turns?: number
  /** An end of the script that it asks for is caught around it. */
  readonly isCaught?: boolean
  /** It stands where `sys.stderr` is another stream, by `contextlib.redirect_stderr`. */
  readonly isRedirected?: boolean
  /** It stands in a function that nothing in the code speaks of. */
  readonly isUncalled?: boolean
  /** Python: that it fails for what it calls is caught, or it is asked before whether that is there. */
  readonly isGuarded?: boolean
}

/** A literal text; of one that holds the mark of the result, whether it is printed or returned. */
export interface StringFact {
  readonly text: string
  readonly place: Place
  readonly isTold?: boolean
}

/** A loop that nothing in it ends, by the place of its condition. */
export interface EndlessFact extends Place {
  /** Nothing in it changes what its condition asks: it has no end if it begins at all. */
  readonly isLikely?: boolean
  readonly isUncalled?: boolean
}

/** A name that is read and that nothing in the code binds. */
export interface UnboundFact {
  readonly name: string
  readonly place: Place
  readonly level: 'module' | 'function'
  /** A failure to find it is caught around it, or the code asks first whether it is there. */
  readonly isGuarded: boolean
  /** It stands in a function that nothing in the code speaks of. */
  readonly isUncalled?: boolean
  /** It stands in an annotation that is read as the code comes to it, which Python 3.14 does no more. */
  readonly isAnnotation?: boolean
}

/** A name that the code takes out of a module: `from module import name`, `import module.name`, or `module.name`. */
export interface TakenFact {
  readonly module: string
  readonly name: string
  readonly form: 'from' | 'import' | 'attribute'
  readonly place: Place
  /** Whether the module surely has it, as far as its files tell; null where they do not. */
  readonly isThere: boolean | null
  /** Where the module comes from: `python`, or `package` for one of the environment. */
  readonly origin: 'python' | 'package'
  /** As those of `UnboundFact`. */
  readonly isAnnotation?: boolean
  readonly isUncalled?: boolean
}

export interface NamedPlace {
  readonly name: string
  readonly place: Place
}

/** What can be told of code by reading it; nothing of it is run. */
export interface CodeFacts {
  /** False where a part of it could not be read: what is not found may stand there. */
  readonly isWhole: boolean
  /** Python: it was read as an older Python can read it (`shared/preflight/syntax`), since this one is too old for what is written. */
  readonly isLowered?: boolean
  readonly faults: readonly SyntaxFact[]
  readonly warnings: readonly SyntaxFact[]
  readonly main: MainFact | null
  readonly returns: readonly ReturnFact[]
  /** The end of `main` can be reached without a `return`. */
  readonly falls: boolean
  readonly calls: readonly CallFact[]
  readonly unbound: readonly UnboundFact[]
  readonly taken: readonly TakenFact[]
  /** Literal texts of 2000 characters at most. */
  readonly strings: readonly StringFact[]
  /** Loops that nothing in them ends. */
  readonly endless: readonly EndlessFact[]
  /** Names of Python's own that the code binds and calls in one scope. */
  readonly shadowed: readonly NamedPlace[]
  /** What runs where the script is run by itself: `if __name__ == "__main__":`, or a call of `main` outside all functions. */
  readonly runsItself: readonly Place[]
  /** JavaScript: what its top level declares by `let`, `const`, `class`, and by `var` and functions. */
  readonly declared: readonly (NamedPlace & { readonly word: 'lexical' | 'var' })[]
  /** JavaScript: `import` and `export` as statements, which a script has not. */
  readonly moduleWords: readonly NamedPlace[]
}

/** The facts of code that says nothing. */
export const noFacts: CodeFacts = {
  isWhole: true,
  faults: [],
  warnings: [],
  main: null,
  returns: [],
  falls: false,
  calls: [],
  unbound: [],
  taken: [],
  strings: [],
  endless: [],
  shadowed: [],
  runsItself: [],
  declared: [],
  moduleWords: [],
}
