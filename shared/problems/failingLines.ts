import type { Language, ProblemText } from '../model/problem'

type Texts = Readonly<Record<Language, ProblemText>>

/** Two codes of one line: for the official sandbox, whose end it is, and (`-py`) for dify-sandbox-py, which goes on without. */
type BothEnds<K extends string> = Readonly<Record<K | `${K}-py`, Texts>>

/** What becomes of a server whose install fails (sandbox API facts 1.6 and 3.4). */
const ends: Readonly<Record<'official' | 'py', Readonly<Record<Language, string>>>> = {
  official: {
    en: 'pip fails then, and a sandbox whose pip fails stops at its start.',
    'zh-CN': '此时 pip 会失败，而 pip 失败的沙箱会在启动时停止。',
  },
  py: {
    en: 'uv fails then and installs nothing of the whole file; dify-sandbox-py starts without these packages.',
    'zh-CN': '此时 uv 会失败，整个文件中的软件包都不会安装；dify-sandbox-py 会在没有它们的情况下启动。',
  },
}

const gaps: Readonly<Record<Language, string>> = { en: ' ', 'zh-CN': '' }

function withEnd(texts: Texts, end: Readonly<Record<Language, string>>): Texts {
  const told = (language: Language): ProblemText => ({
    ...texts[language],
    why: `${texts[language].why}${gaps[language]}${end[language]}`,
  })
  return { en: told('en'), 'zh-CN': told('zh-CN') }
}

/** The texts of lines that an install fails on, each with what that means for either server. */
export function failingLines<K extends string>(table: Readonly<Record<K, Texts>>): BothEnds<K> {
  const entries = (Object.keys(table) as K[]).flatMap((code) => [
    [code, withEnd(table[code], ends.official)],
    [`${code}-py`, withEnd(table[code], ends.py)],
  ])
  return Object.fromEntries(entries) as BothEnds<K>
}
