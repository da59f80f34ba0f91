/** Words of what explains an error, and of the variables of its calls. */
export const explain = {
  title: 'What this means',
  showVariables: (count: number) => (count === 1 ? '1 variable' : `${count} variables`),
  hideVariables: 'hide variables',
  variablesOf: (frame: string) => `Variables of ${frame}`,
  noVariables: 'No variables',
  moreVariables: (count: string) => `… ${count} more variables`,
  moreElements: (count: string) => `… ${count} more`,
  letGo:
    'A variable shown as undefined may have had a value: JavaScript forgets values that the code does not need any more.',
  hidden: (type: string) => `${type}, the value of a secret input`,
  noLocals: (why: 'javascript' | 'template' | 'elsewhere' | 'python') => noLocals[why],
}

const noLocals = {
  javascript:
    'The values of the variables are not there: none were taken in this run. On Windows those of JavaScript never are.',
  template: 'Values of variables are not taken in a template. What it got stands in Inputs.',
  elsewhere: 'Values of variables are not taken where another server runs the node.',
  python: 'The values of the variables are not there: none were taken in this run.',
}
