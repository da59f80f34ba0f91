import { lstat, mkdir, readFile, realpath, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { ShellCommand } from '../../../shared/model/program'
import { problem, ProblemError } from '../../../shared/problems'
import { writeAtomic } from '../../files/atomicFile'
import { isMissing, reasonOf } from '../../files/fileErrors'
import { pathFolders } from '../../processes/pathFolders'
import { commandSwitch } from '../commandWords'

export interface ShellCommandOptions {
  readonly platform: NodeJS.Platform
  readonly env: NodeJS.ProcessEnv
  readonly home: string
  /** The packed app's resources folder; null in a checkout, where there is no command to write. */
  readonly resourcesPath: string | null
}

/** By this line a file is known as one that Nodelab wrote, and may replace and remove. The Windows uninstaller looks for it too. */
const mark = 'Written by Nodelab'

/** Where a package of the system puts the command. */
const packagePlace = '/usr/bin/nodelab'

/** As a word of a POSIX shell, whatever signs are in it. */
const quoted = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`

/**
 * The text of the file that is the command. An AppImage lies in another place each time it runs, so it is called itself; else the command that is packed
 * with the app is.
 */
export function commandText({ platform, env, resourcesPath }: ShellCommandOptions): string {
  const bin = join(resourcesPath ?? '', 'bin')
  if (platform === 'win32') {
    // In a command file one `%` stands for none.
    const path = join(bin, 'nodelab.cmd').replaceAll('%', '%%')
    return `@echo off\r\nrem ${mark}: Settings, This program, takes it away again.\r\n"${path}" %*\r\n`
  }
  const image = env['APPIMAGE']
  const head = `#!/bin/sh\n# ${mark}: Settings, This program, takes it away again.\n`
  if (platform !== 'linux' || image === undefined || image === '') {
    return `${head}exec ${quoted(join(bin, 'nodelab'))} "$@"\n`
  }
  const words = `--disable-gpu --log-level=3 $sandbox ${commandSwitch} --`
  return `${head}sandbox=\n[ "$(id -u)" = 0 ] && sandbox=--no-sandbox\nexec ${quoted(image)} ${words} "$@"\n`
}

/** Where the command is written: a folder of the author's own that terminals look in, so that no rights are needed. */
export function commandPlace({ platform, env, home }: ShellCommandOptions): string {
  if (platform !== 'win32') return join(home, '.local', 'bin', 'nodelab')
  return join(env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'Microsoft', 'WindowsApps', 'nodelab.cmd')
}

/** The command `nodelab` of a packed app, as far as the author put it on the PATH. */
export function createShellCommand(options: ShellCommandOptions) {
  const path = commandPlace(options)

  async function isOfPackage(): Promise<boolean> {
    if (options.platform !== 'linux' || options.resourcesPath === null) return false
    const there = await realpath(packagePlace).catch(() => null)
    return there !== null && there === (await realpath(join(options.resourcesPath, 'bin', 'nodelab')).catch(() => null))
  }

  /** What has the command's place. */
  async function holder(): Promise<'absent' | 'written' | 'other'> {
    try {
      if (!(await lstat(path)).isFile()) return 'other'
      return (await readFile(path, 'utf8')).split('\n', 2)[1]?.includes(mark) === true ? 'written' : 'other'
    } catch (error) {
      if (isMissing(error)) return 'absent'
      throw error
    }
  }

  async function look(): Promise<ShellCommand> {
    if (options.resourcesPath === null) return { state: 'checkout', path, onPath: null }
    if (await isOfPackage()) return { state: 'package', path: packagePlace, onPath: null }
    return { state: await holder(), path, onPath: pathFolders(options.env).includes(dirname(path)) }
  }

  /** Does something with the file where that is Nodelab's to do. */
  async function change(allowed: readonly ShellCommand['state'][], work: () => Promise<void>): Promise<ShellCommand> {
    const { state } = await look()
    if (!allowed.includes(state)) {
      throw new ProblemError(problem('shell-command-refused', 'workspace', { params: { path } }))
    }
    try {
      await work()
    } catch (error) {
      const params = { path, reason: reasonOf(error) }
      throw new ProblemError(problem('shell-command-failed', 'workspace', { params }))
    }
    return look()
  }

  return {
    look,
    /** Writes the command, or writes it anew where the app lies elsewhere by now. Throws a ProblemError. */
    write: (): Promise<ShellCommand> =>
      change(['absent', 'written'], async () => {
        await mkdir(dirname(path), { recursive: true })
        await writeAtomic(path, commandText(options), 0o755)
      }),
    /** Takes it away. Throws a ProblemError where it is not Nodelab's. */
    remove: (): Promise<ShellCommand> => change(['written', 'absent'], () => rm(path, { force: true })),
  }
}

export type ShellCommandFile = ReturnType<typeof createShellCommand>
