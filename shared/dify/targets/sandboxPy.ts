import { newestWheel, type SandboxImage } from './sandboxes'
import type { Target } from './target'

/** What an id ends with whose Dify runs on dify-sandbox-py. */
export const sandboxPySuffix = '+sandbox-py'

/**
 * dify-sandbox-py 0.1.4 (image of 2025-02): Python 3.12 that runs a script by `exec(code, {})` and tells `str(e)` of what it raises. It
 * lets everything through; the packages of its server are all it has.
 */
const sandboxPy: SandboxImage = {
  sandbox: {
    version: 'dify-sandbox-py 0.1.4',
    dialect: 'py',
    codeFile: '<string>',
    pythonLibrary: '/usr/local/lib/python3.12',
    bootstrapFolder: '/app/app/',
    bootstrapLine: 0,
    bootstrapNames: [],
    namespace: 'new',
    childOutput: 'lost',
    javascript: { runs: 'appended', script: '/tmp/tmp00000000.js', linesBefore: 0, names: [] },
    uids: [0, 0],
    timeoutSeconds: 15,
    enableNetwork: true,
  },
  python: '3.12',
  node: '20.20.0',
  nodeWheel: newestWheel,
  base: {
    date: '2025-02-27',
    requirements: ['fastapi', 'uvicorn', 'starlette', 'pydantic', 'nodejs', 'jinja2'],
    packages: [
      'annotated-types==0.7.0',
      'anyio==4.8.0',
      'click==8.1.8',
      'fastapi==0.115.9',
      'h11==0.14.0',
      'idna==3.10',
      'jinja2==3.1.5',
      'markupsafe==3.0.2',
      'nodejs==0.1.1',
      'optional-django==0.1.0',
      'pydantic==2.10.6',
      'pydantic-core==2.27.2',
      'sniffio==1.3.1',
      'starlette==0.45.3',
      'typing-extensions==4.12.2',
      'uvicorn==0.34.0',
    ],
    fromImage: [],
    unverified: 'The day of the image and its Node are not known: the end of February 2025 and a Node 20 are taken.',
  },
}

/** A Dify whose sandbox is dify-sandbox-py. Its own rules stay; what runs the script is another. */
export function onSandboxPy(target: Target): Target {
  if (target.id.endsWith(sandboxPySuffix)) return target
  return {
    ...target,
    ...sandboxPy,
    id: `${target.id}${sandboxPySuffix}`,
    name: `${target.name} + dify-sandbox-py`,
    aliases: [],
    variantOf: target.variantOf,
  }
}
