import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isPresetName, readPresets, withoutPreset, withPreset, withPresetBack, withPresetRenamed } from './presets'

const text =
  '# mine\r\n[Reports]\r\n# the old one\r\npandas==2.3.3\r\nopenpyxl  # sheets\r\n\r\n[ Mail ]\r\nrequests \\\r\n  --hash=sha256:0'

describe('presets of a workspace', () => {
  it('are read with their lines', () => {
    expect(readPresets(text)).toEqual([
      { name: 'Reports', lines: ['pandas==2.3.3', 'openpyxl  # sheets'] },
      { name: 'Mail', lines: ['requests \\\r\n  --hash=sha256:0'] },
    ])
    expect(readPresets('pandas\n')).toEqual([])
  })

  it('are kept, renamed and deleted, and the others stay to the byte', () => {
    expect(withPreset('', { name: 'A', lines: ['x'] })).toMatch(/^# Presets[^\n]*\n\n\[A\]\nx\n$/)
    expect(withPreset('[A]\nx', { name: 'B', lines: ['y'] })).toBe('[A]\nx\n\n[B]\ny\n')
    expect(withPreset('[A]\nx\n[B]\ny\n', { name: 'A', lines: ['z'] })).toBe('[A]\nz\n[B]\ny\n')
    expect(withPresetRenamed(text, 'Mail', '$& post')).toBe(text.replace('[ Mail ]', () => '[$& post]'))
    expect(withoutPreset(text, 'Mail')).toBe(text.slice(0, text.indexOf('[ Mail')))
    expect(['', ' ', 'a]', 'a\nb'].some(isPresetName)).toBe(false)
  })

  it('of any text: one that is added comes back, and goes without a trace of it in the others', () => {
    const names = fc.string({ minLength: 1 }).filter(isPresetName)
    const texts = fc
      .array(fc.constantFrom('[A]', '[B]', 'x==1', '# c', '', '\r\n', '\n', 'y'))
      .map((parts) => parts.join('\n'))
    fc.assert(
      fc.property(texts, names, (before, name) => {
        const after = withPreset(before, { name, lines: ['six==1.0'] })
        expect(readPresets(after).find((one) => one.name === name.trim())?.lines).toEqual(['six==1.0'])
        const others = readPresets(before).filter((one) => one.name !== name.trim())
        expect(readPresets(withoutPreset(after, name.trim()))).toEqual(others)
      }),
    )
  })
})

it('a preset comes back as it was, unless another hand wrote meanwhile', () => {
  const before = '# mine\n[one]\n# why\nsix\n\n[two]\nattrs\n'
  const without = withoutPreset(before, 'one')
  const preset = { name: 'one', lines: ['six'] }
  expect(withPresetBack(without, before, preset)).toBe(before)
  const changed = `${without}idna\n`
  expect(withPresetBack(changed, before, preset)).toBe(withPreset(changed, preset))
})
