/** Words of what goes to Dify and comes from it. */
export const exchange = {
  copyToDify: 'Copy to Dify',
  copied: 'Copied',
  copiedTitle: (count: number) => (count === 1 ? 'Copied to clipboard' : `${count} nodes copied to clipboard`),
  /** What stands before the keys, and what behind them. */
  press: (since: string): readonly [string, string] => ['Press', `on the canvas of ${since} or newer.`],
  notRead: (target: string) => `${target} reads no nodes from the clipboard`,
  notReadWhy: (since: string) =>
    `Pasting nodes came with ${since}. Nothing was copied: save a DSL file and import it, or copy the code alone.`,
  afterwards: "Then, in Dify's panel",
  watch: 'What to watch',
  warning: 'warning',
  fine: 'as it should be',
  older: 'An older Dify',
  saveApp: 'Save as DSL file',
  copyCode: 'Copy code only',
  copyLines: 'Copy the lines',
  dismiss: 'Dismiss',
  export: 'Export',
  saveNode: 'Save as node file',
  saveCode: 'Save code alone',
  saveTemplate: 'Save template alone',
  saved: (name: string) => `Saved as ${name}`,
  pasteFromDify: 'Paste from Dify',
  pasted: (count: number) => (count === 1 ? 'One node was pasted' : `${count} nodes were pasted`),
  selected: (count: number) => `${count} selected`,
  unselect: 'Select none',
}
