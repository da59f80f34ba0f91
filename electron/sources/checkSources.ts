import { defaultTarget } from '../../shared/dify/targets'
import type { SourceAnswer } from '../../shared/model/packageSource'
import { hostOf } from '../../shared/packages/indexPresets'
import { ProblemError } from '../../shared/problems'
import { localPath } from '../environments/localFiles'
import { redact } from '../environments/redact'
import type { Tools } from '../environments/tools'
import { exists } from '../files/look'
import { get, NetworkError } from '../network/get'
import { namedIndexes } from '../packages/indexSources'
import { runTool } from '../processes/runTool'
import { type Answered, answerOf, checkIndex, type Checking, refusalOf, told } from './checkIndex'

type CheckTools = Pick<Tools, 'env' | 'uvFor'>

/** What uv says of a Python that it can download. */
interface Download {
  readonly implementation?: unknown
  readonly url?: unknown
}

/** The address from which uv would download the Python of the default target; null where it says none. */
async function pythonAddress(tools: CheckTools, { env, signal }: Checking): Promise<string | null> {
  const uv = await tools.uvFor(signal ?? new AbortController().signal)
  const args = ['python', 'list', defaultTarget.python, '--only-downloads', '--show-urls', '--output-format', 'json']
  const end = await runTool(uv, args, { env, timeout: 10_000, ...(signal === undefined ? {} : { signal }) })
  try {
    const found: unknown = JSON.parse(end.stdout)
    const [first] = (found as readonly Download[]).filter(({ implementation }) => implementation === 'cpython')
    return typeof first?.url === 'string' ? first.url : null
  } catch {
    // Another uv, which can't say it: the mirror itself is asked.
    return null
  }
}

/** Asks a mirror for the Python that uv would ask it for, without downloading it. Never rejects but where the signal aborts. */
async function checkPythons(mirror: string, tools: CheckTools, checking: Checking): Promise<Answered> {
  const host = hostOf(redact(mirror))
  try {
    return await answerOf(host, checking, async (options) => {
      const address = (await pythonAddress(tools, checking)) ?? mirror
      const path = /^file:/i.test(address) ? localPath(address, '/') : null
      if (path !== null) return (await exists(path)) ? 0 : told('source-no-python', host, { status: '' })
      const began = performance.now()
      try {
        const answer = await get(address, {
          ...options,
          headers: { ...options.headers, range: 'bytes=0-0' },
          mostBytes: 100_000,
        })
        const isThere = answer.status === 200 || answer.status === 206
        return (
          refusalOf(answer, host) ?? (isThere ? answer.ms : told('source-no-python', host, { status: answer.status }))
        )
      } catch (error) {
        // It sends the whole file whatever part of it is asked for: it has it.
        if (error instanceof NetworkError && error.kind === 'too-large') return performance.now() - began
        throw error
      }
    })
  } catch (error) {
    checking.signal?.throwIfAborted()
    if (!(error instanceof ProblemError)) throw error
    return { host, ms: null, problem: error.problem }
  }
}

/**
 * Asks all that packages and Pythons come from, as uv would: the package index, the extra ones in their order, the mirror of Pythons where one is
 * named. Never rejects but where the signal aborts.
 */
export async function checkSources(tools: CheckTools, signal?: AbortSignal, timeout?: number): Promise<SourceAnswer[]> {
  const env = tools.env()
  const checking = { env, ...(signal === undefined ? {} : { signal }), ...(timeout === undefined ? {} : { timeout }) }
  const { main, extra } = namedIndexes(env)
  const mirror = env['UV_PYTHON_INSTALL_MIRROR'] ?? ''
  const answers = await Promise.all([
    checkIndex(main.asked, checking).then((answer) => ({ ...answer, kind: 'index' as const })),
    ...extra.map(async ({ asked }) => ({ ...(await checkIndex(asked, checking)), kind: 'extra' as const })),
    ...(mirror === ''
      ? []
      : [checkPythons(mirror, tools, checking).then((answer) => ({ ...answer, kind: 'python' as const }))]),
  ])
  return answers
}
