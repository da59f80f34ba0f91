import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { wordsOf } from '../../shared/lessons/lessonText'
import type { Engine } from '../engine'
import { startTestEngine } from '../testing/testEngine'
import { readPack } from './packs'
import { proveLesson } from './proveLesson'

const pack = await readPack(fileURLToPath(new URL('./builtin', import.meta.url)))

let engine: Engine
let end: () => Promise<void>
beforeAll(async () => {
  ;({ engine, end } = await startTestEngine())
  engine.limitTime(90)
})
afterAll(() => end?.())

describe('the lessons of Nodelab', () => {
  it('are twelve whole ones in their order, in both languages', () => {
    expect(pack.faults).toEqual([])
    expect(pack.lessons.map(({ id }) => id)).toEqual([
      'first-node',
      'inputs-and-types',
      'outputs-and-lists',
      'json-from-a-model',
      'text-became-a-number',
      'thirty-elements',
      'objects-and-depth',
      'packages',
      'call-a-service',
      'what-the-sandbox-refuses',
      'when-a-node-fails',
      'files-and-images',
    ])
    for (const { texts, checks, hints, links } of pack.lessons) {
      expect(wordsOf(texts.en.story)).toBeGreaterThan(40)
      expect(texts['zh-CN'].title).toMatch(/[\u4e00-\u9fff]/)
      for (const { en, 'zh-CN': zhCN } of [...checks.map(({ says }) => says), ...hints]) {
        expect(en.replace(/`[^`]*`/g, '')).not.toMatch(/[\u4e00-\u9fff]/)
        expect(zhCN).toMatch(/[\u4e00-\u9fff]/)
      }
      expect(hints.length).toBeGreaterThanOrEqual(2)
      expect(links.length).toBeGreaterThanOrEqual(1)
      expect(new Set(checks.map(({ isHidden }) => isHidden))).toEqual(new Set([true, false]))
    }
  })

  it.each(pack.lessons.map((lesson) => [lesson.id, lesson] as const))(
    '%s begins with a node that fails, and its solution passes on each of its targets',
    { timeout: 600_000 },
    async (_, lesson) => {
      const { runNode } = engine
      const proof = await proveLesson(lesson, { runNode, signal: new AbortController().signal, language: 'en' })
      expect(proof).toEqual({ tried: expect.any(Array), faults: [], broken: null })
      expect(proof.tried).toHaveLength(lesson.targets.length)
    },
  )
})
