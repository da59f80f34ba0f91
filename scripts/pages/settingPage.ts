import { z } from 'zod'
import { actionGroups, actionIds, actionTable, keyOf, type ActionId } from '../../shared/actions/actionTable'
import { keyNames } from '../../shared/actions/keyNames'
import { actionTexts } from '../../shared/actions/actionTexts'
import { serverNames, type ServerSetting, settingOf } from '../../shared/dify/serverSettings'
import { defaultTarget } from '../../shared/dify/targets'
import { defaultSettings, settingsChangeSchema, type Settings } from '../../shared/model/settings'
import type { Language } from '../../shared/model/problem'
import { en } from '../../renderer/i18n/en'
import { zhCN } from '../../renderer/i18n/zhCN'
import { code, page, table } from './markdown'
import { type SettingRow, settingSections } from './settingRows'
import { settingWords } from './settingWords'

const texts = { en, 'zh-CN': zhCN } as const

/** What the schema says of a setting's values; what is not said is not bounded. */
const rangeSchema = z.object({
  properties: z.record(z.string(), z.object({ minimum: z.number().optional(), maximum: z.number().optional() })),
})
const ranges = rangeSchema.parse(z.toJSONSchema(settingsChangeSchema)).properties

/** A default as the page shows it: its name where the setting is one of some. */
function usual(name: keyof Settings, { choices }: SettingRow, language: Language): string {
  const words = settingWords[language]
  const value = defaultSettings[name]
  const chosen = choices?.find(([one]) => one === String(value))
  if (chosen !== undefined) return chosen[1]
  if (typeof value === 'boolean') return value ? words.on : words.off
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return words.empty
  return code(String(value))
}

function valuesOf(name: keyof Settings, { choices, byName }: SettingRow, language: Language): string {
  const { minimum, maximum } = ranges[name] ?? {}
  if (choices !== undefined) {
    return choices.map(([value, told]) => (byName ? told : `${code(value)} ${told}`)).join('<br>')
  }
  if (minimum !== undefined && maximum !== undefined) return settingWords[language].range(minimum, maximum)
  return ''
}

function sections(language: Language): string {
  const words = settingWords[language]
  return settingSections(texts[language], language)
    .map(({ title, settings }) => {
      const rows = (Object.entries(settings) as [keyof Settings, SettingRow][]).map(([name, row]) => [
        row.label,
        code(name),
        usual(name, row, language),
        valuesOf(name, row, language),
        row.hint.trim(),
      ])
      return `### ${title}\n\n${table(words.columns, rows)}`
    })
    .join('\n\n')
}

/** The names that count in dify.env: what each sets, and what the newest target has. */
function serverTable(language: Language): string {
  const bySetting = new Map<ServerSetting, string[]>()
  for (const [name, setting] of serverNames) bySetting.set(setting, [...(bySetting.get(setting) ?? []), name])
  const words = settingWords[language]
  const valueText = (setting: ServerSetting): string => {
    const value = settingOf(defaultTarget, setting)
    if (typeof value === 'boolean') return value ? words.on : words.off
    return value === '' ? '' : code(String(value))
  }
  return table(
    words.serverColumns,
    [...bySetting].map(([setting, names]) => [names.map(code).join(', '), words.server[setting], valueText(setting)]),
  )
}

function keyTable(language: Language): string {
  const words = settingWords[language]
  const ids = actionIds.filter((id) => keyOf(id, false) !== null)
  const printed = (id: ActionId, isMac: boolean): string =>
    keyNames(keyOf(id, isMac) ?? [], isMac).join(isMac ? ' ' : '+')
  const rows = actionGroups.flatMap((group) =>
    ids
      .filter((id) => actionTable[id].group === group)
      .map((id) => [
        texts[language].actions.groups[group],
        actionTexts[id][language],
        printed(id, false),
        printed(id, true),
      ]),
  )
  return table(words.keyColumns, rows)
}

/** `docs/settings.md`: every setting, every name in dify.env, every key. */
export function settingPage(language: Language): string {
  const words = settingWords[language]
  return page([
    `# ${words.title}`,
    words.intro,
    `## ${words.settingsTitle}`,
    words.settingsAbout,
    sections(language),
    `## ${words.serverTitle}`,
    words.serverAbout,
    serverTable(language),
    words.serverNote,
    `## ${words.variablesTitle}`,
    words.variablesAbout,
    table(words.variableColumns, words.variables),
    words.variablesNote,
    `## ${words.keysTitle}`,
    words.keysAbout,
    keyTable(language),
  ])
}
