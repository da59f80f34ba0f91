/** Words about how runs are held, and about what Dify's sandbox refuses. */
export const confinement = {
  menu: 'How to run',
  check: 'Check for Dify',
  checkHint: 'Runs the node to its end and lists what Dify would refuse',
  held: 'Runs are held',
  modes: { 'like-dify': 'Like Dify', check: 'Check for Dify', free: 'Free' },
  modeHints: {
    'like-dify': "Ends where Dify's sandbox would end it",
    check: 'Each run goes on and lists what Dify would refuse',
    free: 'By limits alone: calls and files are left alone',
  },
  usual: (mode: string) => `As the target's sandbox (${mode})`,
  usualHint: 'dify-sandbox-py refuses nothing; the official one ends a run at a call that it refuses',
  tab: 'Sandbox',
  /** What was in force, by level. */
  levels: {
    full: 'held by the kernel',
    calls: 'calls held, files open',
    approximate: 'approximate',
    limits: 'limits only',
  },
  levelHints: {
    full: 'The kernel stopped or told each call that is not in the list of the sandbox.',
    calls:
      'The kernel stopped or told each call that is not in the list of the sandbox. It has no Landlock: the files of this machine are open to the run.',
    approximate:
      'This machine can only watch Python functions: calls of native code (numpy), uuid.uuid1, ctypes and reads of files are not seen.',
    limits: 'Nothing looked at calls: time, memory and processes were limited.',
  },
  network: (isOn: boolean): string => (isOn ? 'network on' : 'network off'),
  clean: 'Dify refuses nothing of this run',
  cleanNext: 'That holds for the path that this run took through the code.',
  notChecked: 'This run was not checked',
  notCheckedNext: 'Check for Dify runs the node to its end and lists each call that Dify would refuse, with its line.',
  refused: (count: number): string => (count === 1 ? '1 call that Dify refuses' : `${count} calls that Dify refuses`),
  columns: { line: 'Line', call: 'Call', through: 'Through', count: 'Times', inDify: 'In Dify' },
  ends: 'would end the run',
  endsHere: 'ends the run here',
  doesNothing: 'does nothing',
  ofChild: 'in a process that it started',
  noLine: '–',
  operator: "For your server's operator",
  operatorAbout:
    "The whole list for the sandbox's environment: its own for both languages, with the network's where that is on, and what was found. It replaces the sandbox's own list.",
  copyList: 'Copy the ALLOWED_SYSCALLS line',
  requirements: 'python-requirements.txt needs these lines too',
  copyRequirements: 'Copy the requirements lines',
  limitsOfReport:
    'One path through the code was seen, on this C library, this processor and these versions of the packages, in an interpreter that was started for it.',
  processor: (name: string) => `Numbers are those of ${name}.`,
}
