import type { DifyFailure } from '../../shared/dify/difyFailure'
import type { Target } from '../../shared/dify/targets/target'
import type { RefusedCall } from '../../shared/model/confinement'
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
  /** The call at which Dify's sandbox ended the script; null where it did not. */
  readonly endingCall: RefusedCall | null
  readonly limits: { readonly timeoutSeconds: number }
}
