import type { Language } from '../../shared/model/problem'
import type { Engine } from '../engine'
import { exitCodes, printJson, printResult, sayProblem } from './output'

const means: Readonly<Record<string, string>> = {
  'process-group': 'own process group',
  'time-limit': 'time limit',
  'output-cap': 'output cap',
}

/** `nodelab doctor`: what was found on this machine, and what to do about what is missing. */
export async function doctorCommand(
  engine: Engine,
  language: Language,
  options: { readonly json?: boolean; readonly installUv?: boolean },
): Promise<number> {
  const report = await engine.doctor(options.installUv === true)
  const blocked = report.problems.some(({ severity }) => severity === 'error')
  if (options.json === true) {
    printJson(report)
    return blocked ? exitCodes.failed : exitCodes.worked
  }
  const { uv, node, data } = report
  const line = (what: string, found: string): void => printResult(`${what.padEnd(10)} ${found}`)
  line('uv', uv === null ? '-' : `${uv.version}  ${uv.path} (${uv.origin})`)
  for (const { id, python, found, path } of report.targets) {
    line(id, found === null ? `Python ${python}: -` : `Python ${found}  ${path ?? ''}`)
  }
  line('Node.js', node === null ? '-' : `${node.version}  ${node.path}`)
  line('index', report.index ? 'reached' : 'not reached')
  line('sandbox', `${report.sandbox.map((name) => means[name] ?? name).join(', ')}; no system-call filter yet`)
  line('disk', `${(data.freeBytes / 1e9).toFixed(1)} GB free  ${data.path}`)
  for (const told of report.problems) sayProblem(told, language)
  return blocked ? exitCodes.failed : exitCodes.worked
}
