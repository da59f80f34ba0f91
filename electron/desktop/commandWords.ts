/** What the command `nodelab` of an installed app gives the app's program before the words of its caller: `scripts/installer/bin/nodelab`. */
export const commandSwitch = '--nodelab-command'

/**
 * The words of a command that this process was started for, instead of a window; null: it was started for a window. They stand behind `--`, where
 * Chromium reads nothing.
 */
export function commandWords(argv: readonly string[]): readonly string[] | null {
  const end = argv.indexOf('--')
  return end > 0 && argv[end - 1] === commandSwitch ? argv.slice(end + 1) : null
}
