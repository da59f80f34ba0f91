import type { Language } from '../../shared/model/problem'
import { rulePageName } from '../../shared/preflight/rulePages'

/** Where the project says that it lives; a repository is a text, or has its address as `url`, as npm takes both. */
export interface Project {
  readonly name: string
  readonly homepage?: string
  readonly repository?: string | { readonly url: string }
}

/** The address under which the files of a repository are shown; null where the project names no such place. */
function filesAt({ homepage, repository }: Project): string | null {
  const named = typeof repository === 'object' ? repository.url : (repository ?? homepage)
  const address = named
    ?.replace(/^git\+/, '')
    .replace(/#.*$/, '')
    .replace(/(?:\.git)?\/?$/, '')
  return address !== undefined && /^https?:\/\//.test(address) ? `${address}/blob/HEAD` : null
}

/** A rule's help in SARIF: what to do, and its page, by an address where the project has one, else by its path in the project. */
export function ruleHelp(id: string, next: string, language: Language, project: Project) {
  const page = `docs/rules/${rulePageName(id, language)}`
  const files = filesAt(project)
  const uri = files === null ? null : `${files}/${page}`
  const markdown = [next, `[${page}](${uri ?? page})`].filter((text) => text !== '').join('\n\n')
  return { ...(uri === null ? {} : { helpUri: uri }), help: { text: next === '' ? page : next, markdown } }
}
