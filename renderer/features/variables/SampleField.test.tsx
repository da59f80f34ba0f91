import '../run/testing/fakeBridge'
import { describe, expect, it, vi } from 'vitest'
import type { VariableType } from '../../../shared/model/node'
import { render, write } from '../run/testing/render'
import { NameField } from './NameField'
import { SampleField } from './SampleField'
import { leave, press } from '../run/testing/render'

async function field(type: VariableType, sample: string | undefined) {
  const onChange = vi.fn<(sample: string | undefined) => void>()
  const draw = (value: string | undefined) => (
    <SampleField id="node" name="x" type={type} sample={value} onChange={onChange} />
  )
  const rendered = await render(draw(sample))
  return { ...rendered, onChange, redraw: (value: string | undefined) => rendered.update(draw(value)) }
}

describe('a value to run with', () => {
  it('keeps the text of a number as it is written', async () => {
    const { one, onChange } = await field('number', '1.0')
    expect(one('input')).toHaveProperty('value', '1.0')
    await write(one('input'), '12345678901234567890')
    expect(onChange).toHaveBeenLastCalledWith('12345678901234567890')
  })

  it('says what is wrong with a number, and leaves the last right one in the node', async () => {
    const { one, onChange } = await field('number', '1')
    await write(one('input'), '12,5')
    expect(onChange).not.toHaveBeenCalled()
    expect(one('input').getAttribute('aria-invalid')).toBe('true')
    expect(one('.field-note').textContent).toContain('not a Number')
    await write(one('input'), '12.5')
    expect(onChange).toHaveBeenLastCalledWith('12.5')
  })

  it('tells an empty text from no value', async () => {
    const { one, onChange } = await field('string', undefined)
    expect(one('textarea').getAttribute('placeholder')).not.toBe('')
    await write(one('textarea'), 'a')
    await write(one('textarea'), '')
    expect(onChange).toHaveBeenLastCalledWith('""')
  })

  it('gives way to a value that another hand set', async () => {
    const { one, redraw } = await field('object', '{"a": 1}')
    await write(one('textarea'), '{"a": ')
    await redraw('{"b": 2}')
    expect(one('textarea')).toHaveProperty('value', '{"b": 2}')
  })

  it('hides a secret', async () => {
    const { one } = await field('secret', '"s3cret"')
    expect(one('input').getAttribute('type')).toBe('password')
  })
})

describe('a name', () => {
  it("shows the sentence of Dify's panel and still keeps the name, spaces turned into underscores", async () => {
    const onRename = vi.fn<(name: string) => void>()
    const { one } = await render(<NameField name="text" label="Name" others={['other']} onRename={onRename} />)
    await write(one('input'), '1 text')
    expect(one('.field-note').textContent).toBe('1_text can not start with a number')
    await leave(one('input'))
    expect(onRename).toHaveBeenCalledExactlyOnceWith('1_text')
  })

  it('is given up with Escape', async () => {
    const onRename = vi.fn<(name: string) => void>()
    const { one } = await render(<NameField name="text" label="Name" others={[]} onRename={onRename} />)
    await write(one('input'), 'other')
    await press(one('input'), 'Escape')
    expect(one('input')).toHaveProperty('value', 'text')
    await leave(one('input'))
    expect(onRename).not.toHaveBeenCalled()
  })
})
