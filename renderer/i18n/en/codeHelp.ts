/** Words of the help with writing code. */
export const codeHelp = {
  title: 'Help with code',
  on: 'Help with code as you write',
  onHint:
    "Completion, what a name is, and what does not fit: of Python by the language server pyright in the node's own environment, of JavaScript by TypeScript's compiler in the world of the target's Node. Both read code and run none; they take some 150 MB of memory.",
  format: 'Format Python as you save',
  formatHint: (save: string, format: string) => `By ruff, when you press ${save}. ${format} formats at any time.`,
  noRename: 'Nothing here can be renamed.',
  isDown: 'The language server ended several times in a row.',
  restart: 'Start it again',
}
