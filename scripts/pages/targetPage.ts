import { onSandboxPy, targets } from '../../shared/dify/targets'
import { basePackages, type Target } from '../../shared/dify/targets/target'
import type { Language } from '../../shared/model/problem'
import { code, page, table } from './markdown'
import { changesBetween } from './targetChanges'
import { targetWords } from './targetWords'

const number = (value: number): string => value.toLocaleString('en-US')

/** Versions as one list, without those that only repeat another one's beginning. */
function alsoFor({ id, aliases }: Target): string {
  return aliases.filter((alias) => `dify-${alias}` !== id).join(', ')
}

function row(target: Target, language: Language): readonly string[] {
  const { yes, no } = targetWords[language]
  const said = (is: boolean): string => (is ? yes : no)
  return [
    code(target.id),
    alsoFor(target),
    target.dslVersion,
    target.sandbox.version,
    target.python,
    target.node,
    String(basePackages(target).length),
    number(target.limits.maxStringLength),
    said(target.outputTypes.includes('boolean')),
    said(target.errorStrategies),
    said(target.clipboard !== null),
    String(target.wrappers.python3.linesBefore),
  ]
}

/** What is new in each target, the newest first; the oldest has none before it. */
function history(language: Language): string {
  return targets
    .slice(0, -1)
    .map((target, at) => {
      const before = targets[at + 1] ?? target
      const list = changesBetween(before, target, language).map((line) => `- ${line}`)
      return `### ${target.name}\n\n${targetWords[language].since(before.name)}\n\n${list.join('\n')}`
    })
    .join('\n\n')
}

/** The packages of each sandbox that some target has, newest first. */
function packages(language: Language): string {
  const seen = new Map<string, Target>()
  for (const target of [...targets, onSandboxPy(targets[0] as Target)]) {
    if (!seen.has(target.sandbox.version)) seen.set(target.sandbox.version, target)
  }
  return [...seen.values()]
    .map((target) => {
      const { date, requirements } = target.base
      const words = targetWords[language]
      const asked = words.asked(date, requirements.map(code).join(', '))
      return `### ${words.sandbox(target.sandbox.version)}\n\n${asked}\n\n\`\`\`text\n${basePackages(target).join('\n')}\n\`\`\``
    })
    .join('\n\n')
}

/** `docs/targets.md`: which Difys there are, and what differs between them. */
export function targetPage(language: Language): string {
  const words = targetWords[language]
  const newest = targets[0] as Target
  const limits = Object.entries(newest.limits).map(([name, value]) => [
    words.limits[name as keyof Target['limits']],
    code(String(value)),
  ])
  return page([
    `# ${words.title}`,
    words.intro,
    `## ${words.chooseTitle}`,
    words.choose,
    `## ${words.tableTitle}`,
    table(
      words.columns,
      targets.map((target) => row(target, language)),
    ),
    words.tableNote,
    `## ${words.limitsTitle}`,
    words.limitsAbout(newest.name),
    table(words.limitColumns, limits),
    `## ${words.changesTitle}`,
    words.changesAbout,
    history(language),
    `## dify-sandbox-py`,
    words.sandboxPy,
    `## ${words.packagesTitle}`,
    words.packagesAbout,
    packages(language),
  ])
}
