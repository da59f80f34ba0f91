import type { Argument, Command, Option } from 'commander'
import { createProgram } from '../../electron/cli/program'
import type { Session } from '../../electron/cli/context'
import type { Language } from '../../shared/model/problem'
import { commandWords } from './commandWords'
import { code, page, table } from './markdown'

/** The commands as `nodelab help` knows them. Nothing is run: what they would work with is not even there. */
export function programIn(language: Language): Command {
  return createProgram({ language } as Session, () => undefined)
}

/** The commands that help shows, in its order. */
export function shownCommands(program: Command): readonly Command[] {
  return program
    .createHelp()
    .visibleCommands(program)
    .filter((command) => command.name() !== 'help')
}

function usage(command: Command): string {
  const words = command.registeredArguments.map((argument: Argument) => {
    const name = `${argument.name()}${argument.variadic ? '…' : ''}`
    return argument.required ? `<${name}>` : `[${name}]`
  })
  return ['nodelab', command.name(), ...words].join(' ')
}

function section(command: Command, language: Language): string {
  const words = commandWords[language]
  const rows = [
    ...command.registeredArguments.map((argument: Argument) => [code(argument.name()), argument.description]),
    ...command.options.map((option: Option) => [code(option.flags), option.description]),
  ]
  const examples = words.examples[command.name()] ?? []
  const width = Math.max(...examples.map(([line]) => line.length))
  const lines = examples.map(([line, about]) => (about === '' ? line : `${line.padEnd(width)}  # ${about}`))
  return page([
    `## ${command.name()}`,
    `${words.sentence(command.description())}${code(usage(command))}`,
    rows.length === 0 ? '' : table(words.columns, rows),
    lines.length === 0 ? '' : `\`\`\`sh\n${lines.join('\n')}\n\`\`\``,
  ]).trimEnd()
}

/** `docs/command-line.md`: every command with its options, as its own help tells them. */
export function commandPage(language: Language): string {
  const words = commandWords[language]
  const commands = shownCommands(programIn(language))
  return page([
    `# ${words.title}`,
    words.intro,
    `## ${words.nodeTitle}`,
    words.node,
    `## ${words.endTitle}`,
    words.end,
    table(words.endColumns, words.ends),
    ...commands.map((command) => section(command, language)),
  ])
}
