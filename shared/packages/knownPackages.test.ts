import { expect, it } from 'vitest'
import { knownPackages } from './knownPackages'
import { normalName } from './packageName'

it('well-known packages have names of an index and modules that Python can import, each once', () => {
  expect(knownPackages.length).toBeGreaterThan(300)
  expect(new Set(knownPackages.map(({ name }) => normalName(name))).size).toBe(knownPackages.length)
  for (const { name, modules } of knownPackages) {
    expect(name).toMatch(/^[A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?$/)
    expect(modules.length).toBeGreaterThan(0)
    for (const module of modules) expect(module).toMatch(/^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$/)
  }
  const modulesOf = (wanted: string) => knownPackages.find(({ name }) => name === wanted)?.modules
  expect(
    ['pyyaml', 'pillow', 'scikit-learn', 'beautifulsoup4', 'google-cloud-storage', 'requests'].map(modulesOf),
  ).toEqual([['yaml'], ['PIL'], ['sklearn'], ['bs4'], ['google.cloud.storage'], ['requests']])
})
