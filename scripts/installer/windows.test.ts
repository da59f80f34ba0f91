import { execFile, execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { tempFolder } from '../../electron/testing/tempFolder'
import { root } from '../setup/folders.mjs'

const call = promisify(execFile)

/** Whether this machine has NSIS, as Debian's package `nsis` brings it. */
function hasMakensis(): boolean {
  try {
    execFileSync('makensis', ['-VERSION'], { stdio: 'ignore' })
    return true
  } catch {
    // It is not installed: the release workflow installs it.
    return false
  }
}

/**
 * The least installer around the macros that electron-builder inserts. `isUpdated` is its own, and asks a plugin that NSIS does not bring; its
 * one-click uninstaller asks once and is silent from then on.
 */
const harness = (include: string, program: string): string => `Unicode true
Target amd64-unicode
Name Nodelab
OutFile "${program}"
InstallDir "$LOCALAPPDATA\\Programs\\nodelab"
RequestExecutionLevel user
!include LogicLib.nsh
!include FileFunc.nsh
!define APP_EXECUTABLE_FILENAME "Nodelab.exe"
!macro _isUpdated _a _b _t _f
  StrCmp $R9 "updated" "\${_t}" "\${_f}"
!macroend
!define isUpdated \`"" isUpdated ""\`
!include "${include}"
Function un.onInit
  \${GetParameters} $R0
  \${GetOptions} $R0 "/S" $R1
  \${IfNot} \${Errors}
    SetSilent silent
  \${Else}
    MessageBox MB_OKCANCEL "Remove Nodelab?" IDOK +2
    Quit
    SetSilent silent
  \${EndIf}
FunctionEnd
Section
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\\uninstall.exe"
  !insertmacro customInstall
SectionEnd
Section Uninstall
  !insertmacro customUnInstall
SectionEnd
`

let folder: Awaited<ReturnType<typeof tempFolder>>
beforeEach(async () => {
  folder = await tempFolder()
})
afterEach(() => folder.remove())

describe.skipIf(!hasMakensis())('what the installer for Windows does beside its usual work', () => {
  it('is compiled by NSIS without a warning', async () => {
    const script = join(folder.path, 'harness.nsi')
    const program = join(folder.path, 'nodelab-try.exe')
    await writeFile(script, harness(join(root, 'scripts', 'installer', 'windows.nsh'), program))
    await call('makensis', ['-V2', '-WX', '-INPUTCHARSET', 'UTF8', script])
    expect(existsSync(program)).toBe(true)
    // It does look: a word that NSIS does not know ends it.
    await writeFile(script, harness(join(root, 'scripts', 'installer', 'none.nsh'), program))
    await expect(call('makensis', ['-V2', '-WX', script])).rejects.toThrow('none.nsh')
  })
})
