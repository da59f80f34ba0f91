import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createSettingsStore } from '../settings/settingsStore'
import { tempFolder } from '../testing/tempFolder'
import { keptLook } from './keptLook'

it('is the theme and the language that the settings keep, and the system’s where they can not be read', async () => {
  const folder = await tempFolder()
  try {
    const settingsFile = join(folder.path, 'settings.json')
    expect(keptLook(settingsFile)).toEqual({ theme: 'system', language: null })
    await createSettingsStore({ settingsFile }).update({ theme: 'dark', language: 'zh-CN' })
    expect(keptLook(settingsFile)).toEqual({ theme: 'dark', language: 'zh-CN' })
    for (const damaged of ['', '{"settings": 3}', 'null', '{"settings": {"theme": 1, "language": "xx"}}']) {
      await writeFile(settingsFile, damaged)
      expect(keptLook(settingsFile)).toEqual({ theme: 'system', language: null })
    }
  } finally {
    await folder.remove()
  }
})
