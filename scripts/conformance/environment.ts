import { mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createEnvironments } from '../../electron/environments/environments'
import { testEnv, testFolders } from '../../electron/testing/testData'
import { dify1_16 } from '../../shared/dify/targets/records'
import type { Target } from '../../shared/dify/targets/target'
import { defaultSettings } from '../../shared/model/settings'

/** The package that holds Dify's code node, in the release that the records were read in. */
export const graphon = 'graphon==0.7.0'

/** Dify's API runs on Python 3.12. graphon takes 3.13 too, but `json.loads` has other words there. */
const python = '3.12'

/** An environment for graphon alone: the packages of a sandbox would stand in its way. */
const apiTarget: Target = {
  ...dify1_16,
  id: 'conformance',
  name: graphon,
  python,
  base: { ...dify1_16.base, requirements: [], packages: [], fromImage: [] },
}

/**
 * The interpreter of an environment with graphon, built by the project's own code where it is not there yet, and kept for the next time.
 * `tell` hears what takes time. Throws an Error that says what is missing.
 */
export async function graphonPython(
  tell: (line: string) => void,
  env: NodeJS.ProcessEnv = process.env,
): Promise<string> {
  const root = env['NODELAB_CONFORMANCE'] || join(tmpdir(), 'nodelab-conformance')
  await mkdir(root, { recursive: true })
  const own = testEnv(root, env)
  const environments = createEnvironments({
    folders: testFolders(own),
    settings: () => defaultSettings,
    env: own,
    resourcesPath: null,
  })
  try {
    const wish = { target: apiTarget, requirements: `${graphon}\n`, dependencies: [] }
    const began = await environments.ensure(wish)
    if (began.status === 'building') tell(`Building an environment with ${graphon} in ${root}: this is done once.`)
    const { environment, problems, log } = await environments.wait(wish)
    if (environment === null) throw new Error(missing(problems[0]?.code ?? 'unknown', problems[0]?.raw ?? log))
    if (environment.python.exact) return environment.python.path
    throw new Error(
      `The comparison needs Python ${python}, and this machine has ${environment.python.version} at best: ` +
        `install Python ${python} and try again.`,
    )
  } finally {
    await environments.close()
  }
}

function missing(code: string, raw: string): string {
  return (
    `The environment with ${graphon} can't be built (${code}), so nothing was compared with Dify's own engine. ` +
    `It comes from the package index once; connect to it and try again. uv said:\n${raw.trim().slice(-2000)}`
  )
}
