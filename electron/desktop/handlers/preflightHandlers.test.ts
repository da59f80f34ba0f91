import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { defaultTarget } from '../../../shared/dify/targets'
import type { CodeNode } from '../../../shared/model/node'
import { plainNode } from '../../../shared/model/plainNode'
import { createEngine, type Engine } from '../../engine'
import { testEnv, testFolders } from '../../testing/testData'
import { tempFolder } from '../../testing/tempFolder'
import { createWorkspaceHolder, type WorkspaceHolder } from '../workspaceHolder'
import { preflightHandlers } from './preflightHandlers'

let folder: Awaited<ReturnType<typeof tempFolder>>
let engine: Engine
let workspaces: WorkspaceHolder
const nodes = (): string => join(folder.path, 'nodes')

function start(more: NodeJS.ProcessEnv = {}): void {
  const env = testEnv(join(folder.path, 'data'), more)
  engine = createEngine({ env, folders: testFolders(env), examples: folder.path })
  workspaces = createWorkspaceHolder({
    engine,
    wanted: nodes(),
    send: () => undefined,
    tell: () => undefined,
  })
}

beforeEach(async () => {
  folder = await tempFolder()
  await mkdir(nodes())
})
afterEach(async () => {
  await workspaces.close()
  await engine.close()
  await folder.remove()
})

const nodeOf = (code: string): CodeNode => ({
  ...plainNode('n', 'python3', code),
  outputs: [{ name: 'result', spec: { type: 'string', children: null } }],
})

async function told(code: string): Promise<{ readonly rules: string[]; readonly unread: string | null }> {
  const { path } = (await workspaces.get()).info()
  const look = preflightHandlers({ engine, workspaces })['preflight.beforeHandingOn']
  const { findings, unread } = await look({ workspace: path, node: nodeOf(code), target: defaultTarget.id })
  const errors = findings.filter(
    ({ problem }) => problem.severity === 'error' || /^(?:secret-in-code|syntax-of-stand-in)$/.test(problem.code),
  )
  // Which calls a package needs is told of others as well.
  const rules = errors.map(({ rule }) => rule).filter((rule) => rule !== 'sandbox-refuses')
  return { rules, unread: unread?.code ?? null }
}

const well = 'def main():\n    return {"result": ""}\n'

describe('before a node is handed on', () => {
  it('is Python read without any environment, by a Python of this machine', async () => {
    start()
    expect(await told(well)).toEqual({ rules: [], unread: null })
    expect(await told('def main(:\n    return {"result": ""}\n')).toEqual({
      rules: ['code-not-readable'],
      unread: null,
    })
    expect(await told('x = 1\n')).toEqual({ rules: ['main-not-defined'], unread: null })
    expect(await told(`import pandas, requests, urllib3, imp\n${well}`)).toEqual({
      rules: ['package-not-there', 'package-not-there'],
      unread: null,
    })
    // What the requirements bring along is not known before it is there.
    await writeFile(join(nodes(), 'python-requirements.txt'), 'geopandas\n')
    expect(await told(`import pandas\n${well}`)).toEqual({ rules: [], unread: null })
  })

  it('goes by the environment that the workspace has for it', async () => {
    start()
    await writeFile(join(nodes(), 'python-requirements.txt'), 'six==1.17.0\n')
    const { text: requirements, folder: place } = await (await workspaces.get()).requirements()
    const at = place === null ? {} : { folder: place }
    await engine.environments.wait({ target: defaultTarget, requirements, dependencies: [], ...at })
    expect(await told(`import six, pandas\n${well}`)).toEqual({ rules: ['package-not-there'], unread: null })
  })

  it('says what could not be read, and tells what can be seen without', async () => {
    const bin = join(folder.path, 'bin')
    await mkdir(bin)
    const broken = join(bin, `python${defaultTarget.python}`)
    const answers = `#!/bin/sh\ncase "$*" in *-X*) exit 3;; esac\nprintf '${defaultTarget.python}.1\\n${broken}\\ncpython final False\\n'\n`
    await writeFile(broken, answers)
    await chmod(broken, 0o755)
    start({ PATH: bin, HOME: folder.path, UV_PYTHON_DOWNLOADS: 'never' })
    const secret = `key = "sk-proj-${'aB3'.repeat(16)}"\n${well}`
    expect(await told(secret)).toEqual({ rules: ['secret-in-code'], unread: 'preflight-failed' })
  })
})
