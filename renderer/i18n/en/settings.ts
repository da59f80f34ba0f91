/** Words of the settings page. */
export const settings = {
  title: 'Settings',
  back: 'Back to the library',
  look: 'Look',
  language: 'Language',
  languageSystem: 'As the system',
  theme: 'Theme',
  themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
  fontSize: 'Size of the code',
  fontSizeHint: '9 to 32 pixels',
  wordWrap: 'Wrap long lines',
  keepInStep: 'Keep main() and the inputs in step',
  keepInStepHint:
    'A change of the inputs is written into the header of main(), and a change of the header into the inputs.',
  runs: 'Runs',
  target: 'Target of nodes that name none',
  preloadNever: 'Modules never loaded in advance',
  preloadNeverHint:
    'Names of Python modules, as the code imports them, with all that lies in them. Others that the open node imports are loaded before you press Run; name one that does things when it is imported.',
  noModule: 'Names of modules with spaces between them, such as matplotlib or my_package.settings.',
  timeout: 'Time limit of a run, in seconds',
  timeoutHint: "Dify's compose file says 15. A time limit in your server's settings below counts before this one.",
  outputCap: 'Output cap of a run, in bytes',
  outputCapHint: 'Prints and stderr each. Dify has none; it keeps an endless print from filling the window.',
  runOnPause: 'Run as you pause',
  runOnPauseHint:
    'The node runs on its samples when typing stops, if it can be read and nothing in it reaches for the network, other programs or files. Not in Free.',
  markLines: 'Mark lines that no case reaches',
  markLinesHint:
    'Where all cases of a node are run. Python is hardly slower from 3.12 on, and several times slower before; each case of JavaScript starts a Node of its own.',
  packages: 'Packages',
  uvPath: 'Path of uv',
  uvPathHint: 'Empty: Nodelab finds one, or fetches its own.',
  systemCertificates: 'Use system certificates',
  systemCertificatesHint: 'For company networks that sign their own.',
  outOfRange: (least: number, most: number) => `Between ${least} and ${most}.`,
  keys: 'Keys',
}
