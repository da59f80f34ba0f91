const listed = (parts: readonly string[]): string => `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`

/** Words about how runs are held, and about what Dify's sandbox refuses. */
export const confinement = {
  menu: 'How to run',
  check: 'Check for Dify',
  checkHint: 'Runs the node to its end and lists what Dify would refuse',
  noNetwork: 'Run without the network',
  noNetworkHint: 'This run alone can open no connection',
  held: 'How all runs are held',
  heldHint:
    "Of every node and workspace here. A check lists what Dify's sandbox refuses; Free lets every call through, and opens your files to the node.",
  modes: { 'like-dify': 'Like Dify', check: 'Check for Dify', free: 'Free' },
  modeHints: {
    'like-dify': "Ends where Dify's sandbox would end it",
    check: 'Each run goes on and lists what Dify would refuse',
    free: 'Limits alone: every call goes through, and your files are open to it',
  },
  usual: (mode: string) => `As the target's sandbox (${mode})`,
  usualHint: 'Like Dify for its own sandbox, Free for dify-sandbox-py',
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
    calls: 'The kernel stopped or told each call that is not in the list of the sandbox. It has no Landlock.',
    approximate:
      'This machine can only watch Python functions: calls of native code (numpy), uuid.uuid1, ctypes and reads of files are not seen.',
    limits: 'Nothing looked at calls.',
  },
  gap: ' ',
  /** What was limited, in this order. */
  limited: (parts: readonly string[]): string => `Limited were its ${listed(parts)}.`,
  limits: { time: 'time', output: 'output', memory: 'memory', processes: 'processes' },
  filesHeld: 'It could read its environment and write into its own folder alone.',
  filesOpen: 'The files of this machine were open to it.',
  network: (isOn: boolean): string => (isOn ? 'network on' : 'network off'),
  clean: 'Dify refuses nothing of this run.',
  cleanAsSeen: 'Nothing was seen that Dify refuses.',
  notWatched: 'Nobody looked at the calls of this run: whether Dify refuses one of them is not known.',
  refusesNothing: 'The sandbox of this target, dify-sandbox-py, refuses no call.',
  noCheck: 'dify-sandbox-py refuses no call, so there is nothing to list',
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
