import { askPython, lookForPython, type Python } from '../../environments/findPython'

/** What confinement in Python needs: descriptors sent over sockets, and handles of processes. */
const oldest = 9

function isNewEnough({ version }: Python): boolean {
  const [major, minor] = version.split('.').map(Number)
  return major === 3 && (minor ?? 0) >= oldest
}

async function find(env: NodeJS.ProcessEnv): Promise<string | null> {
  if (process.platform !== 'linux') return null
  const own = await askPython('/usr/bin/python3', env)
  if (own !== null && isNewEnough(own)) return own.executable
  for (const minor of ['3.12', '3.13', '3.11', '3.10', '3.14']) {
    const found = await lookForPython(minor, env)
    if (found !== null) return found.executable
  }
  return null
}

/** Finds, once, a Python that can put a Node behind what holds it; null where there is none, or where it would be of no use. */
export function launcherFinder(env: NodeJS.ProcessEnv): () => Promise<string | null> {
  let found: Promise<string | null> | null = null
  return () => (found ??= find(env))
}
