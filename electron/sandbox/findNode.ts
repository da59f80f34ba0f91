import { homedir } from 'node:os'
import { runTool } from '../processes/runTool'
import { nodePlaces } from './nodePlaces'

/** A Node that answered. */
export interface FoundNode {
  readonly path: string
  readonly version: string
}

async function versionOf(path: string, env: NodeJS.ProcessEnv): Promise<string | null> {
  const end = await runTool(path, ['--version'], { env, timeout: 20_000 })
  return end.exitCode === 0 ? (/^v(\S+)/.exec(end.stdout)?.[1] ?? null) : null
}

/** `20` of `20.19.1`. */
export function majorOf(version: string): string {
  return version.split('.')[0] ?? ''
}

/**
 * The first Node of a version's major that runs, on PATH and in the usual folders of installers and version managers; else the first
 * that runs at all, null where there is none. The app's own Electron is never taken for one. `home` is the user's folder.
 */
export async function findNode(
  env: NodeJS.ProcessEnv,
  wanted: string,
  home = env['HOME'] || homedir(),
): Promise<FoundNode | null> {
  const major = majorOf(wanted)
  let other: FoundNode | null = null
  for (const place of await nodePlaces(major, env, home)) {
    // Another Node is in hand: one that is of another major for certain is no better.
    if (other !== null && place.version !== null && majorOf(place.version) !== major) continue
    const version = await versionOf(place.path, env)
    if (version === null) continue
    if (majorOf(version) === major) return { path: place.path, version }
    other ??= { path: place.path, version }
  }
  return other
}
