import type { Language } from '../../shared/model/problem'
import { commandPage } from './commandPage'
import { settingPage } from './settingPage'
import { targetPage } from './targetPage'

const endings = { en: '.md', 'zh-CN': '.zh-CN.md' } as const satisfies Readonly<Record<Language, string>>
const makers = { targets: targetPage, settings: settingPage, 'command-line': commandPage }

/** The pages of `docs` that are made from code, by their file's name, in both languages. */
export const madePages: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(makers).flatMap(([name, make]) =>
    (['en', 'zh-CN'] as const).map((language) => [`${name}${endings[language]}`, make(language)] as const),
  ),
)
