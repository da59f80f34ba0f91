import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defaultTarget } from '../../shared/dify/targets'
import type { Engine } from '../engine'
import { startTestEngine } from '../testing/testEngine'
import { readTemplates, type TemplateNode } from './exampleNodes'
import { readFields } from './nodeFields'
import { newNodeText } from './nodeText'

const folder = new URL('./templates', import.meta.url).pathname

/** What the templates make of their samples, in both languages but for the words. */
const results: Readonly<Record<string, unknown>> = {
  'en/group_rows': {
    groups: [
      { name: 'Bern', sum: 4.0 },
      { name: 'Oslo', sum: 20.0 },
    ],
    total: 24.0,
  },
  'en/extract_from_text': {
    emails: ['ann@example.com'],
    links: ['https://example.com/terms'],
    numbers: [12.0, 30.0],
  },
  'zh-CN/extract_from_text': {
    emails: ['ann@example.com'],
    links: ['https://example.com/terms'],
    numbers: [5.0, 12.0, 30.0],
  },
  'en/check_fields': { ok: 0, missing: ['city'], message: 'Missing: city' },
  'en/merge_lists': { merged: ['tea', 'milk', 'honey'], count: 3 },
  'en/rows_to_table': { table: '| name | price |\n| --- | --- |\n| Tea | 4.5 |\n| Cocoa \\| hot | 3 |' },
  'en/days_between': { days: 10, working_days: 6 },
}

describe('the templates', () => {
  let engine: Engine
  let end: () => Promise<void>
  let templates: TemplateNode[]
  beforeAll(async () => {
    ;({ engine, end } = await startTestEngine())
    engine.limitTime(90)
    templates = await readTemplates(folder)
  })
  afterAll(() => end?.())

  it('are the same ones in both languages, each a node as Nodelab writes it, and run as they say', async () => {
    const names = (language: string): string[] =>
      templates.filter((template) => template.language === language).map(({ title }) => title)
    expect(names('en')).toEqual(names('zh-CN'))
    expect(new Set(templates.map(({ code_language }) => code_language))).toEqual(new Set(['python3', 'javascript']))
    for (const { id, text, language } of templates) {
      const { node, problems } = readFields(text)
      expect(problems).toEqual([])
      if (node === null) throw new Error(`${id} is no node`)
      expect(newNodeText(node)).toBe(text)
      expect(/[\u4e00-\u9fff]/.test(node.desc)).toBe(language === 'zh-CN')
      const { status, outputs, error } = await engine.runNode(
        { node, inputs: node.samples, target: defaultTarget.id },
        '',
      )
      expect({ id, status, error }).toEqual({ id, status: 'succeeded', error: null })
      const wanted = results[id]
      if (wanted !== undefined)
        expect({ id, outputs: JSON.parse(outputs ?? 'null') as unknown }).toEqual({ id, outputs: wanted })
    }
  })
})
