/** Words of what is there for when something is wrong, and of the care of the author's data. */
export const care = {
  title: 'Care',
  diagnostics: 'Diagnostics',
  diagnosticsHint:
    'Versions, machine, target, environments, how runs are held, and the last lines of the log, to paste into a report. Keys, tokens, logins and your home folder are struck out; nothing of your nodes is in it.',
  copy: 'Copy Diagnostics',
  copying: 'Collecting…',
  copied: 'Diagnostics are on the clipboard. Have a look at them before you hand them on.',
  logs: 'Show Logs',
}
