import { expect, it } from 'vitest'
import { windowsPrograms } from './windowsPrograms'

it('are those of Windows, and never looked for where Nodelab was started', () => {
  expect(windowsPrograms({ SystemRoot: 'D:\\WINNT' })).toEqual({
    folder: 'D:\\WINNT\\System32',
    cmd: 'D:\\WINNT\\System32\\cmd.exe',
    taskkill: 'D:\\WINNT\\System32\\taskkill.exe',
    powershell: 'D:\\WINNT\\System32\\WindowsPowerShell\\v1.0\\powershell.exe',
  })
  for (const odd of [undefined, '', 'Windows', '\\Windows', '.', 'C:Windows', 'C:\\a"b', 'C:\\%PATH%']) {
    expect(windowsPrograms({ SystemRoot: odd }).cmd).toBe('C:\\Windows\\System32\\cmd.exe')
  }
})
