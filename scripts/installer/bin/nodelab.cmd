@echo off
rem The command `nodelab` of an installed Nodelab: the app's own program, which then opens no window. A command file waits for its end.
"%~dp0..\..\Nodelab.exe" --log-level=3 --nodelab-command -- %*
exit /b %ERRORLEVEL%
