/** Words of the first minutes: the tour, what is new, the menu of help. */
export const tour = {
  help: 'Help',
  begin: 'Show the Tour',
  news: 'What Is New',
  about: 'Tour and news',
  aboutHint: 'Five stops through the window, and what each version brought. Both are also under Help in the top bar.',
  count: (at: number, of: number) => `${at} of ${of}`,
  next: 'Next',
  back: 'Back',
  done: 'Done',
  leave: 'Leave the Tour',
  /** Of a target whose canvas reads no nodes from the clipboard. */
  runByFile: (since: string) =>
    `Run shows what Dify would say. The button behind Copy to Dify saves an app file, which your Dify imports; its canvas reads copied nodes since ${since}.`,
  stops: {
    library: {
      title: 'Your nodes',
      why: 'Each node is a file in your folder. Click one to open it; + makes a new one, empty or from a template. Five examples are there. New to code nodes? Begin with Lessons, the cap.',
      whyRail: (key: string) =>
        `Each node is a file in your folder. ${key} opens their list, where a click opens one and + makes a new one. Five examples are there. New to code nodes? Begin with Lessons, the cap.`,
    },
    code: {
      title: 'The code',
      why: 'Write main() as in a Dify code node. What would not work in Dify is marked while you type, with the reason.',
    },
    variables: {
      title: 'Inputs and outputs',
      why: 'The parameters of main() and what it returns, with the types of Dify. Give each input a sample to run with.',
    },
    run: {
      title: 'Run, then copy',
      why: 'Run shows what Dify would say. Copy to Dify puts the node on the clipboard, to be pasted on the canvas.',
    },
    target: {
      title: 'Your Dify',
      why: 'Choose the version that your server has. Python, packages, limits and the sandbox follow it.',
    },
  },
  documents: 'Documents',
  documentNames: {
    'quick-start': 'Quick start',
    authors: 'For authors',
    cases: 'Cases',
    'app-files': 'App files',
    lessons: 'Lessons',
    teachers: 'For teachers',
    operators: 'For operators',
    targets: 'Targets',
    settings: 'Settings',
    'command-line': 'The command line',
    serve: 'The sandbox API',
    'shared-sandbox': 'A sandbox for a team',
    confinement: 'What the sandbox refuses',
    installing: 'Installing',
    care: 'Care and backups',
    privacy: 'Privacy',
    promises: 'Promises',
    troubleshooting: 'Troubleshooting',
  },
  newsTitle: 'What is new',
  newsOf: (version: string) => `Nodelab ${version}`,
  noNews: 'Nothing is written down for this version.',
  close: 'Close',
  sample: 'Open the sample Dify app',
  sampleHint: 'two code nodes, one with a mistake',
}
