import { placeKey, placeOfKey } from '../files/placeKey'
import type { SettingsContent } from './settingsFile'

type Places = Pick<SettingsContent, 'workspaces' | 'sessions' | 'requirements'>

function mapped<T extends Places>(content: T, of: (path: string) => string): T {
  const keys = <V>(record: Readonly<Record<string, V>>, value: (one: V) => V): Record<string, V> =>
    Object.fromEntries(Object.entries(record).map(([path, one]) => [of(path), value(one)]))
  return {
    ...content,
    workspaces: content.workspaces.map(of),
    sessions: keys(content.sessions, (one) => one),
    requirements: keys(content.requirements, of),
  }
}

/** Settings as their file has them: it names places in the data folder by where they lie in there, since it moves with them. */
export const asKept = (dataRoot: string, content: SettingsContent): SettingsContent =>
  mapped(content, (path) => placeKey(dataRoot, path))

/** What the file has, with whole paths. */
export const asUsed = (dataRoot: string, content: SettingsContent): SettingsContent =>
  mapped(content, (key) => placeOfKey(dataRoot, key))
