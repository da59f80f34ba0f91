import { bundleCommand, unbundleCommand } from './bundleCommands'
import type { Session } from './context'
import { workedFolder } from './folder'
import { add, remove, upgrade } from './packageChanges'
import { lockCommand } from './lockCommand'
import { list } from './packageList'
import { outdated, versions, why } from './packageQuestions'
import type { PackagesOptions, Work } from './packageWork'
import { WrongUse } from './texts'

interface Action {
  /** Whether it takes names or requirements: it must have some, may have some, or has none. */
  readonly words: 'some' | 'any' | 'none'
  readonly run: (work: Work) => Promise<number>
}

function unbundle({ session, words, options, here }: Work): Promise<number> {
  const [file = '', more] = words
  if (more !== undefined) throw new WrongUse('commander.excessArguments', { word: 'packages unbundle' })
  return unbundleCommand(session, file, options, here)
}

const actions: Readonly<Record<string, Action>> = {
  list: { words: 'none', run: list },
  add: { words: 'some', run: add },
  remove: { words: 'some', run: remove },
  upgrade: { words: 'any', run: upgrade },
  outdated: { words: 'none', run: outdated },
  why: { words: 'some', run: why },
  versions: { words: 'some', run: versions },
  lock: { words: 'none', run: ({ session, options, here }) => lockCommand(session, options, here) },
  bundle: { words: 'none', run: ({ session, options, here }) => bundleCommand(session, options, here) },
  unbundle: { words: 'some', run: unbundle },
}

/** The actions of `nodelab packages`, as its help lists them. */
export const packageActions = Object.keys(actions)

/** `nodelab packages …`, for the requirements of this folder. */
export async function packagesCommand(
  session: Session,
  given: string,
  words: readonly string[],
  options: PackagesOptions,
): Promise<number> {
  const action = Object.hasOwn(actions, given) ? actions[given] : undefined
  if (action === undefined) {
    throw new WrongUse('action-unknown', { command: 'packages', action: given, actions: packageActions.join(', ') })
  }
  const work: Work = { session, words, options, here: await workedFolder(session, options) }
  if (action.words === 'some' && words.length === 0) {
    throw new WrongUse(given === 'unbundle' ? 'unbundle-words' : 'packages-words', { action: given })
  }
  if (action.words === 'none' && words.length > 0) {
    throw new WrongUse('commander.excessArguments', { word: `packages ${given}` })
  }
  return action.run(work)
}
