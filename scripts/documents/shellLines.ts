import { CommanderError } from 'commander'
import { programIn } from '../pages/commandPage'

/** Programs that are not the project's own: what is said to them is not checked. */
const others: ReadonlySet<string> = new Set(['cd', 'curl', 'docker', 'export', 'git', 'kubectl', 'sudo', 'wl-copy'])

/** The words of a line of a shell, without quotes and comments; each part between `|`, `&&` and `;` by itself. */
export function commandsIn(line: string): readonly (readonly string[])[] {
  const parts: string[][] = [[]]
  for (const [word] of line.matchAll(/(?:'[^']*'|"[^"]*"|\\.|[^\s'"|;&<>\\])+|\|\||&&|[|;<>]/g)) {
    if (word.startsWith('#')) break
    if (/^(?:\|\|?|&&|;)$/.test(word)) parts.push([])
    else parts.at(-1)?.push(word.replace(/['"]/g, ''))
  }
  return parts
    .map((words) => {
      const redirect = words.findIndex((word) => /^[<>]$/.test(word))
      return (redirect === -1 ? words : words.slice(0, redirect)).filter(
        (word, at, all) => !(/^[A-Z_]+=/.test(word) && all.slice(0, at).every((one) => /^[A-Z_]+=/.test(one))),
      )
    })
    .filter((words) => words.length > 0)
}

function faultIn(words: readonly string[]): string | null {
  const program = programIn('en')
  const [name = '', ...given] = words
  if (name === '' || name === '--version' || name === '-V') return null
  if (name === 'help' || name === '--help') {
    const asked = given[0]
    return asked === undefined || program.commands.some((one) => one.name() === asked) ? null : `no command ${asked}`
  }
  const command = program.commands.find((one) => one.name() === name)
  if (command === undefined) return `no command ${name}`
  const { operands, unknown } = command.parseOptions([...given])
  if (unknown.length > 0) return `${name} has no ${unknown.join(' ')}`
  const [first] = command.registeredArguments
  // A command that takes an action as its first word lists them all in that word's help.
  const actions = first?.name() === 'action' ? first.description.split(' | ') : []
  if (actions.length > 0 && operands[0] !== undefined && !actions.includes(operands[0])) {
    return `${name} has no action ${operands[0]}`
  }
  return null
}

/** How a fault ends where an option stands without its value, as where a text speaks of the option. */
export const withoutValue = 'has no value'

/** What is wrong with words for `nodelab`; null where commander would take them. */
export function faultOfNodelab(words: readonly string[]): string | null {
  try {
    return faultIn(words)
  } catch (error) {
    if (error instanceof CommanderError && error.code === 'commander.optionMissingArgument') {
      return `${words.at(-1) ?? ''} ${withoutValue}`
    }
    throw error
  }
}

/** What is wrong with one command of a line, given the names of npm's scripts; null where nothing is. */
export function faultOfCommand(words: readonly string[], scripts: ReadonlySet<string>): string | null {
  const [program = '', first = '', ...rest] = words
  if (program === 'nodelab') return faultOfNodelab(words.slice(1))
  if (program === 'npx') return first === 'nodelab' ? faultOfNodelab(rest) : `npx ${first} is not known`
  if (program === 'node' && first.endsWith('nodelab.mjs')) return faultOfNodelab(rest)
  if (program === 'npm') {
    if (first === 'start' || first === 'test' || first === 'ci') return null
    return first === 'run' && scripts.has(rest[0] ?? '') ? null : `npm has no script ${rest[0] ?? first}`
  }
  return others.has(program) ? null : `${program} is not known`
}
