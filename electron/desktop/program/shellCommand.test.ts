import { execFile } from 'node:child_process'
import { chmod, mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { tempFolder } from '../../testing/tempFolder'
import { commandPlace, commandText, createShellCommand, type ShellCommandOptions } from './shellCommand'

const call = promisify(execFile)

let folder: Awaited<ReturnType<typeof tempFolder>>
let options: ShellCommandOptions
beforeEach(async () => {
  folder = await tempFolder()
  // Whatever a folder may be called.
  const resourcesPath = join(folder.path, "it's $HOME 100% 节点", 'resources')
  options = { platform: 'linux', env: { PATH: '/usr/bin' }, home: join(folder.path, 'home'), resourcesPath }
  await mkdir(join(resourcesPath, 'bin'), { recursive: true })
  await writeFile(join(resourcesPath, 'bin', 'nodelab'), '#!/bin/sh\nprintf "<%s>" "$@"\n')
  await chmod(join(resourcesPath, 'bin', 'nodelab'), 0o755)
})
afterEach(() => folder.remove())

describe('the command on the PATH', () => {
  it.skipIf(process.platform === 'win32')('is written when asked for, works, and is taken away again', async () => {
    const command = createShellCommand(options)
    const path = commandPlace(options)
    expect(await command.look()).toEqual({ state: 'absent', path, onPath: false })
    expect(await command.write()).toEqual({ state: 'written', path, onPath: false })
    const { stdout } = await call(path, ['run', 'two words', '$HOME', '--json'])
    expect(stdout).toBe('<run><two words><$HOME><--json>')
    // Again, as after an update that lies elsewhere.
    expect((await command.write()).state).toBe('written')
    expect((await command.remove()).state).toBe('absent')
    expect((await command.remove()).state).toBe('absent')
  })

  it('says whether a terminal finds it', async () => {
    const env = { PATH: `/usr/bin:${join(options.home, '.local', 'bin')}` }
    expect(await createShellCommand({ ...options, env }).look()).toMatchObject({ onPath: true })
  })

  it.each(['a file', 'a link'])("leaves another program's alone: %s", async (kind) => {
    const path = commandPlace(options)
    await mkdir(join(options.home, '.local', 'bin'), { recursive: true })
    const other = join(folder.path, 'other')
    await writeFile(other, '#!/bin/sh\n# of somebody else\n')
    await (kind === 'a file' ? writeFile(path, '#!/bin/sh\n# of somebody else\n') : symlink(other, path))
    const command = createShellCommand(options)
    expect((await command.look()).state).toBe('other')
    for (const act of [command.write, command.remove]) {
      await expect(act()).rejects.toMatchObject({ problem: { code: 'shell-command-refused', params: { path } } })
    }
    expect(await readFile(path, 'utf8')).toContain('somebody else')
  })

  it('says why it can not be written', async () => {
    await writeFile(options.home, 'no folder')
    await expect(createShellCommand(options).write()).rejects.toMatchObject({
      problem: { code: 'shell-command-failed' },
    })
  })

  it('is none of a checkout', async () => {
    const command = createShellCommand({ ...options, resourcesPath: null })
    expect((await command.look()).state).toBe('checkout')
    await expect(command.write()).rejects.toMatchObject({ problem: { code: 'shell-command-refused' } })
  })

  it('calls an AppImage itself, and on Windows a command file that keeps its signs', () => {
    const image = commandText({ ...options, env: { APPIMAGE: "/home/a/It's.AppImage" } })
    expect(image).toContain("exec '/home/a/It'\\''s.AppImage' --disable-gpu")
    expect(image).toContain('--nodelab-command -- "$@"')
    const windows: ShellCommandOptions = { ...options, platform: 'win32', env: { LOCALAPPDATA: 'C:\\L' } }
    expect(commandText(windows)).toMatch(/^@echo off\r\nrem Written by Nodelab.*\r\n".*100%%.*nodelab\.cmd" %\*\r\n$/)
    expect(commandPlace(windows)).toContain('WindowsApps')
  })
})
