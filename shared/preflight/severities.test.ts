import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readSeverities, severityIn, withSeverity } from './severities'

const known = new Set(['stderr-written', 'requirement-unpinned'])
const read = (text: string) => {
  const { severities, faults } = readSeverities(text, known)
  return { set: Object.fromEntries(severities), faults: faults.map(({ line, kind }) => `${line} ${kind}`) }
}

it('reads a line a rule; the last one counts, and `note` is info', () => {
  const text = '# ours\r\nstderr-written = off # for now\r\nrequirement-unpinned: note\r\nstderr-written=warning\r\n'
  expect(read(text)).toEqual({ set: { 'stderr-written': 'warning', 'requirement-unpinned': 'info' }, faults: [] })
})

it('tells each line that says nothing, and takes nothing of it', () => {
  expect(read('stderr-written = loud\nno-such-rule = off\n\nstderr-written\nstderr-written = __proto__\n')).toEqual({
    set: {},
    faults: ['1 no-severity', '2 no-rule', '4 no-setting', '5 no-severity'],
  })
})

it('changes the line of its rule alone', () => {
  const text = '# ours\r\n  stderr-written = off  # for now\r\n'
  expect(withSeverity(text, 'stderr-written', 'error')).toBe('# ours\r\n  stderr-written = error  # for now\r\n')
  expect(withSeverity(text, 'requirement-unpinned', 'off')).toBe(`${text}requirement-unpinned = off\r\n`)
  expect(withSeverity(text, 'stderr-written', null)).toBe('# ours\r\n')
  expect(withSeverity('# no end', 'stderr-written', 'info')).toBe('# no end\nstderr-written = info\n')
})

it('says of any text afterwards what was asked for, and of other rules what it said before', () => {
  const line = fc.constantFrom('stderr-written = off', 'requirement-unpinned=error # x', '# y', '', 'broken', ' a = b')
  const text = fc.array(line).map((lines) => lines.join('\n'))
  const severity = fc.constantFrom('error' as const, 'warning' as const, 'info' as const, 'off' as const, null)
  fc.assert(
    fc.property(text, severity, (before, wanted) => {
      const [was, is] = [before, withSeverity(before, 'stderr-written', wanted)].map(read)
      expect(is?.set['stderr-written'] ?? null).toBe(wanted)
      expect(is?.set['requirement-unpinned']).toBe(was?.set['requirement-unpinned'])
    }),
  )
})

it('leaves a rule off where the target does not mind', () => {
  const own = new Map([['stderr-written', 'error' as const]])
  expect(severityIn(own, 'stderr-written', 'off')).toBe('off')
  expect(severityIn(own, 'stderr-written', 'warning')).toBe('error')
  expect(severityIn(own, 'other', 'warning')).toBe('warning')
})
