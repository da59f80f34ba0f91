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
  backup: 'Backup',
  backupHint:
    'One zip of settings, versions of nodes, kept runs, edits in no file yet and lessons. No keys, passwords or secret samples are in it, nor your workspaces, which are folders of your own. A restore asks first and keeps what is there now.',
  backUp: 'Back Up…',
  restore: 'Restore…',
  backedUp: (path: string) => `The backup is written: ${path}`,
  dataFolder: 'Data folder',
  dataFolderHint:
    'Settings, versions, kept runs, lessons, packages. Nodelab copies it to an empty folder, compares the copy, uses it from its next start and removes the old one. Environments are built again there. A folder that holds its data already can be used as it is.',
  dataFixed: 'Set by NODELAB_HOME: change it there.',
  moveData: 'Move…',
  movePlan: (files: string, bytes: string, free: string) =>
    `${files} files, ${bytes}, of ${free} that are free there, go to:`,
  restPlan: 'Here lies what a move of this folder had copied when it was cut off. Nodelab goes on with it.',
  foundData: (used: string | null, runs: number | null, environments: number) =>
    `This folder already holds Nodelab's data (${[
      used === null ? 'nobody knows when it was last used' : `last used ${used}`,
      runs === null ? 'runs not counted' : `${runs.toLocaleString('en')} ${runs === 1 ? 'run' : 'runs'}`,
      `${environments} ${environments === 1 ? 'environment' : 'environments'}`,
    ].join(
      ', ',
    )}). It can be used as it is; your present folder stays where it is. Nothing is copied, mixed or removed.`,
  useFound: 'Use It as It Is',
  chooseOther: 'Choose Another…',
  switchReady: 'Your present folder stays as it is. From its next start Nodelab uses:',
  switchDiscard: "Don't Switch",
  dataBefore: 'Before that, and still there:',
  switchBack: 'Switch Back…',
  moveNow: 'Move',
  moveCancel: 'Cancel',
  copyingData: (done: string, bytes: string) => `Copying, ${done} of ${bytes}, to:`,
  moveReady: 'The copy is whole. Nodelab compares it as it ends, and starts with it. It goes to:',
  moveDone: 'The copy of the data folder is whole. Settings, Care starts Nodelab again with it.',
  moveRestart: 'Start Again Now',
  moveDiscard: "Don't Move",
  movingNow: 'Moving the data folder…',
  movingHint: 'Nodelab compares the copy and then ends. That may take some minutes.',
  safeMode: 'Safe mode',
  safeHint:
    'Starts Nodelab again with nothing of the last time open and nothing loaded in advance. For when something ends it or slows it down. Also by the switch --safe.',
  startSafe: 'Start Again in Safe Mode',
  leaveSafe: 'Start Again as Usual',
  isSafe: 'Safe mode',
  isSafeWhy:
    'Nothing of the last time was opened: no tabs, no window place. No worker stands by, no module is loaded in advance, no language server helps, and no node runs by itself. Runs work, and take longer to start.',
  isSafeNext: 'Your tabs come back when you start as usual.',
}
