/** Words of the settings of the program itself: its command, its updates. */
export const program = {
  title: 'This program',
  version: (nodelab: string, electron: string) => `Nodelab ${nodelab}, on Electron ${electron}`,
  command: 'The command nodelab',
  commandStates: {
    checkout: 'In a checkout it is npx nodelab.',
    package: 'The package of the system brought it.',
    absent: 'For terminals and scripts. It would be written here, for you alone:',
    written: 'It stands here:',
    other: "Another program's file stands where it would be written. It is left alone:",
  },
  notOnPath: 'Your terminal does not look in that folder yet: add it to PATH, and open the terminal again.',
  write: 'Write It',
  remove: 'Take It Away',
  updates: 'Updates',
  lookAtStart: 'Look for updates when Nodelab starts',
  lookAtStartHint:
    'Off unless you switch it on. Asks the place that this Nodelab was packed with for the newest version, once a start, and not while Offline is on. It sends nothing of yours.',
  states: {
    unasked: 'Nobody has been asked yet.',
    looking: 'Looking…',
    newest: 'This is the newest.',
    checkout: 'A checkout is updated with git.',
    noPlace: 'This Nodelab was packed without a place to look in.',
  },
  found: (version: string) => `There is a Nodelab ${version}.`,
  loading: (version: string, percent: number) => `Nodelab ${version} is downloaded: ${percent} %`,
  ready: (version: string) =>
    `Nodelab ${version} is ready. Nodelab closes, installs it, and starts again; your edits are saved.`,
  failed: (reason: string) => `It failed: ${reason}`,
  look: 'Look Now',
  load: 'Download',
  install: 'Install and Start Again',
  promises: 'What this machine can promise',
  promisesHint:
    'What holds a run here, as two empty runs and the kernel told it, and what it means for you. In an imitated sandbox a node can do what Dify refuses.',
  isHere: 'here',
  isAbsent: 'not here',
  untried: 'not tried',
  trying: 'Trying it out…',
  tryOut: 'Try It Out',
  tryAgain: 'Try Again',
}
