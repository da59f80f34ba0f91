import { describe, expect, it } from 'vitest'
import { otherNames, sameNames } from './moduleNames'
import { normalName } from './packageName'
import { nameToAskFor, packageOfModule } from './packageNames'

describe('packageOfModule', () => {
  it('knows modules whose package has another name', () => {
    for (const [module, name] of [
      ['cv2', 'opencv-python-headless'],
      ['yaml', 'pyyaml'],
      ['PIL.Image', 'pillow'],
      ['sklearn.linear_model', 'scikit-learn'],
      ['bs4', 'beautifulsoup4'],
      ['google.cloud.storage', 'google-cloud-storage'],
      ['google.protobuf.message', 'protobuf'],
      ['azure.storage.blob.aio', 'azure-storage-blob'],
      ['ruamel.yaml', 'ruamel-yaml'],
      ['tomli_w', 'tomli-w'],
      ['pandas.io', 'pandas'],
    ] as const) {
      expect(packageOfModule(module), module).toBe(name)
    }
  })

  it('guesses nothing', () => {
    for (const module of ['helpers', 'google', 'google.nothing', 'azure', 'constructor', '', 'yaml_tools', 'Yaml']) {
      expect(packageOfModule(module), module).toBeNull()
    }
  })
})

describe('nameToAskFor', () => {
  it('is what an index could have under that name', () => {
    expect(nameToAskFor('my_tools.part')).toBe('my-tools')
    expect(nameToAskFor('_private')).toBe('private')
    expect(nameToAskFor('名')).toBeNull()
    expect(nameToAskFor('')).toBeNull()
  })
})

describe('the table', () => {
  const lines = otherNames.trim().split(/\n\s*/)

  it('has every module once, and package names as indexes spell them', () => {
    const modules = [...lines.map((line) => line.split(' ')[0]), ...sameNames.trim().split(/\s+/)]
    expect(modules.filter((module, index) => modules.indexOf(module) !== index)).toEqual([])
    for (const line of lines) {
      const [, name = '', ...more] = line.split(' ')
      expect(more, line).toEqual([])
      expect(name, line).toBe(normalName(name))
    }
    expect(lines.length).toBeGreaterThan(190)
  })
})
