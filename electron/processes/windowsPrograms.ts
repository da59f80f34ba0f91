import { win32 } from 'node:path'

/** Programs of Windows itself, by their full paths. */
export interface WindowsPrograms {
  /** Where they are started: a shell looks for what it is to start in its own folder first. */
  readonly folder: string
  readonly cmd: string
  readonly taskkill: string
  readonly powershell: string
}

/**
 * Where Windows has its own programs. By their bare names the system would look in the current folder before its own, and that may be a workspace which
 * somebody else has filled.
 */
export function windowsPrograms(env: NodeJS.ProcessEnv): WindowsPrograms {
  const told = env['SystemRoot'] ?? ''
  // One without a drive would be looked for in the current folder as well.
  const root = /^[a-z]:[\\/][^"%]*$/i.test(told) ? told : 'C:\\Windows'
  const folder = win32.join(root, 'System32')
  return {
    folder,
    cmd: win32.join(folder, 'cmd.exe'),
    taskkill: win32.join(folder, 'taskkill.exe'),
    powershell: win32.join(folder, 'WindowsPowerShell', 'v1.0', 'powershell.exe'),
  }
}
