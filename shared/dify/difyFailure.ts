/** The classes that Dify names in a failed node's `error_type`. */
export type ErrorType =
  | 'CodeExecutionError'
  | 'OutputValidationError'
  | 'DepthLimitError'
  | 'CodeNodeError'
  | 'WorkflowNodeError'

/** Where on the way a node failed. */
export type FailureStep = 'inputs' | 'sandbox' | 'parse' | 'check'

/**
 * A node's failure in Dify's own words. Errors that the code node catches keep the node's inputs; the others end as
 * `WorkflowNodeError`, and Dify then shows no inputs (code-node facts 1.3).
 */
export class DifyFailure extends Error {
  constructor(
    readonly step: FailureStep,
    readonly errorType: ErrorType,
    message: string,
    /** What was refused, for Nodelab's own words: an output's path, or a reason. */
    readonly about: Readonly<Record<string, string>> = {},
  ) {
    super(message)
    this.name = 'DifyFailure'
  }

  /** Whether Dify keeps the inputs on the node's page. */
  get keepsInputs(): boolean {
    return this.errorType !== 'WorkflowNodeError'
  }
}
