/** Words of what surrounds a node's failure: retry, error handling, and the attempts of a run. Dify's own where it has them. */
export const failing = {
  retryHead: 'RETRY ON FAILURE',
  retry: 'Retry on Failure',
  maxRetries: 'Max retries',
  times: 'times',
  retryInterval: 'Retry interval',
  milliseconds: 'ms',
  panelTakes: (least: number, most: number) => `Dify's panel takes ${least} to ${most}.`,

  handlingHead: 'ERROR HANDLING',
  handling: 'Error Handling',
  strategies: { none: 'None', 'default-value': 'Default Value', 'fail-branch': 'Fail Branch' },
  meanings: {
    none: 'The workflow ends where the node fails.',
    'default-value': 'On error the workflow goes on with these values, beside error_message and error_type.',
    'fail-branch': 'On error the workflow takes the fail branch, with error_message and error_type alone.',
  },
  notIn: (target: string) => `${target} has no error handling and no retry: the workflow ends where a node fails.`,
  settingsStay: 'What this node says of them stays in its file.',
  defaultOf: (name: string) => `Default value of ${name}`,
  cannotStart: 'Dify can not start the workflow with this.',
  use: (strategy: string) => `Use ${strategy}`,
  noOutputs: 'Each output gets a default value. There are none yet.',
  onError: 'on error',

  attempts: 'Attempts',
  attempt: (number: number, all: number) => `Attempt ${number} of ${all}`,
  isRunning: (number: number, all: number) => `Attempt ${number} of ${all} is running`,
  begins: (number: number, all: number, time: string) => `Attempt ${number} of ${all} begins in ${time}`,
  worked: 'OK',
  printed: 'What it printed',
  printedNothing: 'It printed nothing.',
  goesOn: {
    source: 'The node failed, and the workflow goes on with default values',
    'fail-branch': 'The node failed, and the workflow goes on by its fail branch',
  },
  goesOnNote: 'Dify gives the node the status exception and passes these outputs on.',
}
