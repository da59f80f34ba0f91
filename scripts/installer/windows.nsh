; What the installer for Windows does beside its usual work. electron-builder inserts these macros.

!include FileFunc.nsh

; Names the key under which Explorer lists Nodelab for YAML files. Its default stays with whom it was.
!define NODELAB_KEY "Software\Classes\Nodelab.yml"

!macro customInstall
  WriteRegStr HKCU "${NODELAB_KEY}" "" "YAML"
  WriteRegStr HKCU "${NODELAB_KEY}\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
  WriteRegStr HKCU "Software\Classes\.yml\OpenWithProgids" "Nodelab.yml" ""
  WriteRegStr HKCU "Software\Classes\.yaml\OpenWithProgids" "Nodelab.yml" ""
  ; Links: what they may ask for is decided in electron/desktop/opening/link.ts.
  WriteRegStr HKCU "Software\Classes\nodelab" "" "URL:Nodelab"
  WriteRegStr HKCU "Software\Classes\nodelab" "URL Protocol" ""
  WriteRegStr HKCU "Software\Classes\nodelab\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
!macroend

!macro customUnInstall
  ${ifNot} ${isUpdated}
    DeleteRegValue HKCU "Software\Classes\.yml\OpenWithProgids" "Nodelab.yml"
    DeleteRegValue HKCU "Software\Classes\.yaml\OpenWithProgids" "Nodelab.yml"
    DeleteRegKey HKCU "${NODELAB_KEY}"
    DeleteRegKey HKCU "Software\Classes\nodelab"
    ; The command that the app put on the PATH, where that file is still the one that it wrote: its second line says so.
    StrCpy $R1 ""
    FileOpen $R2 "$LOCALAPPDATA\Microsoft\WindowsApps\nodelab.cmd" r
    FileRead $R2 $R1
    FileRead $R2 $R1
    FileClose $R2
    StrCpy $R1 $R1 22
    ${if} $R1 == "rem Written by Nodelab"
      Delete "$LOCALAPPDATA\Microsoft\WindowsApps\nodelab.cmd"
    ${endIf}
    ; Environments are made anew by any Nodelab, and they are large. Nodes, settings, versions and runs are their author's. Nobody is asked silently: then all is kept.
    ; By its words, and not by ${Silent}: a one-click uninstaller is silent from its own question on.
    ${GetParameters} $R3
    ClearErrors
    ${GetOptions} $R3 "/S" $R4
    ${if} ${Errors}
      ${if} $LANGUAGE == 2052
        StrCpy $R0 "是否同时删除 Nodelab 的环境、Python 和缓存？它们可以重新生成。您的节点、设置和历史记录会保留。"
      ${else}
        StrCpy $R0 "Remove the environments, Pythons and the cache of Nodelab as well? They can be made anew. Your nodes, settings and history are kept."
      ${endIf}
      MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$R0" IDNO nodelabKeep
      RMDir /r "$LOCALAPPDATA\Nodelab\environments"
      RMDir /r "$LOCALAPPDATA\Nodelab\python"
      RMDir /r "$LOCALAPPDATA\Nodelab\uv"
      RMDir /r "$LOCALAPPDATA\Nodelab\uv-cache"
      nodelabKeep:
    ${endIf}
  ${endIf}
!macroend
