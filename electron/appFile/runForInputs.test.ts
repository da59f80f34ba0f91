import { expect, it } from 'vitest'
import type { ConfinementMode } from '../../shared/model/confinement'
import { defaultSettings } from '../../shared/model/defaultSettings'
import type { RunRequest } from '../../shared/model/run'
import { newNode } from '../workspace/newNode'
import type { Engine } from '../engine'
import { emptyResult } from '../run/runResult'
import { runForInputs } from './runForInputs'

it('runs the nodes before another as its author has set that all runs are held', async () => {
  const asked: RunRequest[] = []
  const settings = { ...defaultSettings, mode: null as ConfinementMode | null }
  const engine = {
    runNode: (request: RunRequest) => {
      asked.push(request)
      return Promise.resolve(emptyResult(request))
    },
    settings: { get: () => settings } as Engine['settings'],
  }
  const node = { ...newNode('before', 'python3'), target: 'dify-1.9' }
  const place = { target: 'dify-1.16', serverEnv: 'A=1', requirements: '' }
  for (const mode of ['free', 'check', null] as const) {
    settings.mode = mode
    await runForInputs(engine, place)(node, { n: '1' })
  }
  expect(asked.map(({ mode, target, serverEnv }) => [mode, target, serverEnv])).toEqual([
    ['free', 'dify-1.9', 'A=1'],
    ['check', 'dify-1.9', 'A=1'],
    [undefined, 'dify-1.9', 'A=1'],
  ])
})
