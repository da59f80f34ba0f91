/** Words of the help with writing code. */
export const codeHelp = {
  title: 'Help with code',
  on: 'Help with Python as you write',
  onHint:
    "Completion, what a name is, and what does not fit, by the language server pyright in the node's own environment. It reads code and runs none; it takes some 150 MB of memory.",
  format: 'Format Python as you save',
  formatHint: (save: string, format: string) => `By ruff, when you press ${save}. ${format} formats at any time.`,
  noRename: 'Nothing here can be renamed.',
  isDown: 'The language server ended several times in a row.',
  restart: 'Start it again',
}
