import type { DifyFailure } from '../../shared/dify/difyFailure'
import type { Target } from '../../shared/dify/targets/target'
import type { CodeNode } from '../../shared/model/node'
import type { Traceback } from '../../shared/model/run'
import type { SandboxResult } from '../engineTypes'

/** What is known of a failed run. */
export interface FailedRun {
  readonly target: Target
  readonly node: CodeNode
  readonly failure: DifyFailure
  readonly sandbox: SandboxResult | null
  readonly traceback: Traceback | null
  readonly limits: { readonly timeoutSeconds: number }
}
