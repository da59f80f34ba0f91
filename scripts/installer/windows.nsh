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

; Offers to remove what can be made anew in the data folder $R0, where it has environments.
!macro nodelabOffer
  ${if} ${FileExists} "$R0\environments\*.*"
    ${if} $LANGUAGE == 2052
      StrCpy $R1 "是否同时删除 Nodelab 的环境、Python 和缓存？它们位于 $R0，可以重新生成。您的节点、设置和历史记录会保留。"
    ${else}
      StrCpy $R1 "Remove the environments, Pythons and the cache of Nodelab in $R0 as well? They can be made anew. Your nodes, settings and history are kept."
    ${endIf}
    ${if} ${Cmd} `MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$R1" IDYES`
      RMDir /r "$R0\environments"
      RMDir /r "$R0\python"
      RMDir /r "$R0\uv"
      RMDir /r "$R0\uv-cache"
    ${endIf}
  ${endIf}
!macroend

; What stands at KEY in the place file of a data folder that was moved, into $R0; "" where there is nothing that can be read. That file is UTF-8, which FileRead does not know.
!macro nodelabPlace KEY
  StrCpy $R0 ""
  StrCpy $R6 ""
  ClearErrors
  FileOpen $R2 "$LOCALAPPDATA\Nodelab place\data-folder.json" r
  ${ifNot} ${Errors}
    ; All zero: what is read ends with a zero.
    System::Alloc 4097
    Pop $R1
    System::Call 'kernel32::ReadFile(p R2, p R1, i 4096, *i .R3, p 0)'
    FileClose $R2
    System::Call 'kernel32::MultiByteToWideChar(i 65001, i 0, p R1, i -1, w .R6, i ${NSIS_MAX_STRLEN}) i .R3'
    System::Free $R1
    ; It does not fit.
    ${if} $R3 == 0
      StrCpy $R6 ""
    ${endIf}
  ${endIf}
  StrLen $R7 $R6
  StrCpy $R3 0
  StrCpy $R4 ""
  ${doWhile} $R3 < $R7
    StrCpy $R4 $R6 9 $R3
    ${if} $R4 == '${KEY}'
      ${exitDo}
    ${endIf}
    IntOp $R3 $R3 + 1
  ${loop}
  IntOp $R3 $R3 + 9
  StrCpy $R4 $R6 1 $R3
  ${doWhile} $R4 == " "
    IntOp $R3 $R3 + 1
    StrCpy $R4 $R6 1 $R3
  ${loop}
  ${if} $R4 == '"'
    ${do}
      IntOp $R3 $R3 + 1
      StrCpy $R4 $R6 1 $R3
      ${if} $R4 == '"'
        ${exitDo}
      ${endIf}
      ${if} $R4 == "\"
        IntOp $R3 $R3 + 1
        StrCpy $R4 $R6 1 $R3
        ; No other letter of a path is written with a backslash before it.
        ${if} $R4 != "\"
          StrCpy $R4 ""
        ${endIf}
      ${endIf}
      ${if} $R4 == ""
        StrCpy $R0 ""
        ${exitDo}
      ${endIf}
      StrCpy $R0 "$R0$R4"
    ${loop}
  ${endIf}
!macroend

; Offers the same for the folder at KEY of the place file, where it is Nodelab's beyond doubt: its mark lies in it, and it is neither a disk nor the author's own folder or above it.
!macro nodelabOfferMoved KEY
  !insertmacro nodelabPlace '${KEY}'
  StrCpy $R5 $R0
  ${if} $R0 == ""
  ${andIf} '${KEY}' == '"folder":'
  ${andIf} ${FileExists} "$LOCALAPPDATA\Nodelab place\data-folder.json"
    StrCpy $R5 "$LOCALAPPDATA\Nodelab place\data-folder.json"
  ${endIf}
  ${if} $R5 != ""
    GetFullPathName $R0 "$R0"
    ; What a data folder's mark begins with, as electron/moving/dataMark.ts writes it.
    StrCpy $R3 ""
    ClearErrors
    FileOpen $R2 "$R0\nodelab-data.json" r
    ${ifNot} ${Errors}
      FileRead $R2 $R3
      FileClose $R2
    ${endIf}
    StrCpy $R3 $R3 24
    ${if} $R3 != '{"nodelab":"data folder"'
      StrCpy $R0 ""
    ${endIf}
    StrLen $R2 "$R0\"
    StrCpy $R3 "$PROFILE\" $R2
    ${if} $R3 == "$R0\"
    ${orIf} $R2 < 5
      StrCpy $R0 ""
    ${endIf}
    ${if} $R0 == "$LOCALAPPDATA\Nodelab"
      ; Asked about already.
    ${elseIf} $R0 != ""
      !insertmacro nodelabOffer
    ${elseIf} $LANGUAGE == 2052
      MessageBox MB_OK|MB_ICONINFORMATION "Nodelab 的数据文件夹可能位于 $R5，其中的内容未作任何删除。"
    ${else}
      MessageBox MB_OK|MB_ICONINFORMATION "A data folder of Nodelab may lie in $R5. Nothing of it was removed."
    ${endIf}
  ${endIf}
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
      StrCpy $R0 "$LOCALAPPDATA\Nodelab"
      !insertmacro nodelabOffer
      !insertmacro nodelabOfferMoved '"folder":'
      !insertmacro nodelabOfferMoved '"before":'
    ${endIf}
  ${endIf}
!macroend
