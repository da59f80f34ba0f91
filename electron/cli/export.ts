import { toWatch } from '../../shared/exchange/toWatch'
import { exportForms } from '../../shared/model/exchange'
import { problem, ProblemError } from '../../shared/problems'
import { exportText } from '../exchange/exportText'
import { writeAtomic } from '../files/atomicFile'
import { reasonOf } from '../files/fileErrors'
import { chooseTarget, type Session } from './context'
import { sayWatch } from './copy'
import { readNamedNode } from './namedNode'
import { saySecrets } from './sayFound'
import { exitCodes, printResult, say, sayProblem } from './output'
import { textOf, WrongUse } from './texts'

export interface ExportOptions {
  readonly target?: string
  readonly output?: string
  readonly as?: string
}

/** `nodelab export NODE -o APP.yml`: an app file that the target imports, a node file or the code alone; without `-o` on standard output. */
export async function exportCommand(session: Session, name: string, options: ExportOptions): Promise<number> {
  const { engine, language } = session
  const given = options.as ?? 'app'
  const form = exportForms.find((one) => one === given)
  if (form === undefined) throw new WrongUse('export-form', { given, forms: exportForms.join(', ') })
  const named = await readNamedNode(engine, name)
  const { node, extras, problems, requirements } = named
  const target = chooseTarget(engine, options.target, node)
  for (const told of problems) sayProblem(told, language)
  await saySecrets(session, named, target)
  const now = Date.now()
  const text = exportText({ form, node, extras: await extras(), target, now })
  const { output } = options
  if (output === undefined || output === '-') printResult(text)
  else {
    try {
      await writeAtomic(output, text)
    } catch (error) {
      throw new ProblemError(
        problem('export-failed', 'workspace', { params: { path: output, reason: reasonOf(error) } }),
      )
    }
    say(textOf('wrote', language, { path: output }))
  }
  if (form === 'app') {
    const here = { installed: null, baseChanges: [], requirements: requirements.text }
    // Its inputs are start variables now: none of them points nowhere.
    const watch = toWatch([{ id: '', node: { ...node, variables: [] } }], target, here)
    sayWatch(watch, language)
  }
  return exitCodes.worked
}
