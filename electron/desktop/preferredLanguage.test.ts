import { expect, it } from 'vitest'
import { languageOf } from './preferredLanguage'

it('takes the first of the system’s languages that Nodelab speaks', () => {
  expect(languageOf(['zh-Hans-CN', 'en-US'])).toBe('zh-CN')
  expect(languageOf(['zh_TW'])).toBe('zh-CN')
  expect(languageOf(['de-DE', 'en-GB', 'zh-CN'])).toBe('en')
  expect(languageOf(['de', 'zh'])).toBe('zh-CN')
})

it('speaks English where the system speaks none of its languages', () => {
  expect(languageOf([])).toBe('en')
  expect(languageOf(['', 'C', 'fr-FR'])).toBe('en')
})
