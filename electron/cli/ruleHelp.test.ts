import { existsSync } from 'node:fs'
import { expect, it } from 'vitest'
import { rules } from '../../shared/preflight/preflight'
import { ruleHelp } from './ruleHelp'

it('names the page of a rule by its path, where the project has no address', () => {
  const help = ruleHelp('stderr-written', 'Use print.', 'en', { name: 'nodelab' })
  expect(help).toEqual({
    help: {
      text: 'Use print.',
      markdown: 'Use print.\n\n[docs/rules/stderr-written.md](docs/rules/stderr-written.md)',
    },
  })
})

it.each([
  { repository: 'https://code.example/o/nodelab' },
  { repository: { url: 'git+https://code.example/o/nodelab.git' }, homepage: 'https://nodelab.example' },
  { homepage: 'https://code.example/o/nodelab#readme' },
])('names it by the address of the project, where there is one: %j', (project) => {
  const uri = 'https://code.example/o/nodelab/blob/HEAD/docs/rules/stderr-written.zh-CN.md'
  expect(ruleHelp('stderr-written', '…', 'zh-CN', { name: 'nodelab', ...project })).toMatchObject({ helpUri: uri })
})

it('leads to a page that is there, for every rule in both languages', () => {
  const pages = rules.flatMap(({ id }) =>
    (['en', 'zh-CN'] as const).map(
      (language) => /\((.*)\)/.exec(ruleHelp(id, '', language, { name: 'nodelab' }).help.markdown)?.[1],
    ),
  )
  expect(pages.filter((page) => page === undefined || !existsSync(page))).toEqual([])
})
