import type { Problem } from '../../shared/model/problem'
import { problem } from '../../shared/problems'
import { redact } from '../environments/redact'
import { ProxyRefused } from './connections'

const certificateCodes =
  /^(?:SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER_CERT(?:_LOCALLY)?|CERT_.*|ERR_TLS_CERT_.*)$/

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

/** An index answered, and not with a page: its status. */
export class IndexAnswer extends Error {
  constructor(
    readonly status: number,
    readonly url: string,
  ) {
    super(`${url} answered ${status}`)
  }
}

/** An index answered with a page that can't be read. */
export class IndexPageWrong extends Error {}

/** Why an index could not be asked, in words; its own text stays one click away. */
export function indexProblem(error: unknown): Problem {
  const raw = redact(error instanceof Error ? `${codeOf(error)} ${error.message}`.trim() : String(error))
  if (error instanceof IndexPageWrong) return problem('index-page-wrong', 'environment', { raw })
  if (error instanceof IndexAnswer || error instanceof ProxyRefused) {
    const isRefused = [401, 403, 407].includes(error.status)
    const params = { status: error.status }
    return problem(isRefused ? 'index-refused' : 'index-page-wrong', 'environment', { params, raw })
  }
  const code = certificateCodes.test(codeOf(error)) ? 'certificate-unknown' : 'network-unreachable'
  return problem(code, 'environment', { raw })
}
