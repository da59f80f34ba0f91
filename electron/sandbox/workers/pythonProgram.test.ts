import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { anyPython } from '../testing/processes'
import { pythonArgs, pythonProgram } from './pythonProgram'

describe('the program of a spawned worker', () => {
  it.each(['linux', 'darwin', 'win32'] as const)('has all the parts that it imports on %s', (platform) => {
    const settings = { standby: true, rehearses: true, preloads: [], never: [], confinement: null }
    // Its script never comes: it is ready, and ends where its input does.
    const input = pythonProgram('spawned', settings, platform)
    const ended = spawnSync(anyPython(), [...pythonArgs], { input, stdio: ['pipe', 'pipe', 'pipe', 'pipe'] })
    expect([ended.status, String(ended.stderr), String(ended.output[3])]).toEqual([0, '', 'ready {}\n'])
  })
})
