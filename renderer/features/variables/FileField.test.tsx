import '../run/testing/fakeBridge'
import { act } from 'react'
import { beforeEach, describe, expect, it } from 'vitest'
import type { CodeNode, VariableType } from '../../../shared/model/node'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { nodeWith, openNode } from '../run/testing/data'
import { choose, click, render, write } from '../run/testing/render'
import { VariablesPanel } from './VariablesPanel'

let count = 0
let id = ''
const now = (): CodeNode | undefined => useWorkspace.getState().documents[id]?.node ?? undefined
const sample = (): unknown => {
  const text = now()?.samples['files']
  return text === undefined ? undefined : JSON.parse(text)
}

async function show(type: VariableType, text?: string, target = 'dify-1.16', change: Partial<CodeNode> = {}) {
  openNode(
    id,
    nodeWith({
      code: 'def main(files):\n    return {}\n',
      variables: [{ variable: 'files', value_type: type, value_selector: ['start', 'files'] }],
      samples: text === undefined ? {} : { files: text },
      target,
      ...change,
    }),
  )
  return render(<VariablesPanel id={id} />)
}

/** Picks files in the system's dialog. */
function pick(page: HTMLElement, files: readonly File[]): Promise<void> {
  const input = page.querySelector<HTMLInputElement>('input[type="file"]')
  if (input === null) throw new Error('no picker')
  return act(async () => {
    Object.defineProperty(input, 'files', { value: files, configurable: true })
    input.dispatchEvent(new Event('change', { bubbles: true }))
    await Promise.resolve()
  })
}

beforeEach(() => {
  count += 1
  id = `files${count}`
})

describe('a list of files', () => {
  it('holds descriptions of the files that are picked, never what is in them', async () => {
    const { page, one } = await show('array[file]')
    expect(one('.file-none').textContent).toBe('No sample yet: runs as None (null)')
    await pick(page, [new File(['12345'], 'a.pdf', { type: 'application/pdf' }), new File(['1'], 'b')])
    expect(sample()).toEqual([
      { filename: 'a.pdf', type: 'document', transfer_method: 'local_file', mime_type: 'application/pdf', size: 5 },
      { filename: 'b', type: 'custom', transfer_method: 'local_file', size: 1 },
    ])
  })

  it('is described by hand, with a size that is a number', async () => {
    const { named, page, one } = await show('array[file]', '[]')
    await click(named('Describe'))
    expect(document.activeElement).toHaveProperty('value', 'example.txt')
    const size = [...page.querySelectorAll('label')].find(({ textContent }) => textContent === 'Bytes')
    const field = page.querySelector<HTMLInputElement>(`[id="${size?.htmlFor ?? ''}"]`)
    if (field === null) throw new Error('no size')
    await write(field, '12x')
    expect(one('.file-details .danger').textContent).toContain('whole number')
    expect(sample()).toMatchObject([{ size: 1024 }])
    await write(field, '12')
    expect(sample()).toMatchObject([{ size: 12, url: 'https://example.com/example.txt' }])
  })

  it('says that an empty one is null, and is told from no value', async () => {
    const { named, one } = await show('array[file]', '[{"filename": "a"}]')
    await click(named('Remove a'))
    expect(sample()).toEqual([])
    expect(one('.file-none').textContent).toBe('[]')
    expect(one('.field-note.warn').textContent).toBe('Dify passes an empty list of files as null.')
    await choose(named('More for files'), 'Take the sample away: runs as None (null)')
    expect(sample()).toBeUndefined()
  })

  it('is shown as JSON where it is no list of descriptions, and by choice', async () => {
    const { named, one } = await show('array[file]', '[{"filename": "a"}, null]')
    expect(one('textarea')).toHaveProperty('value', '[{"filename": "a"}, null]')
    await write(one('textarea'), '[{"filename": "b"}]')
    await write(one('textarea'), '[{"filename": "b"')
    expect(one('.field-note.danger').textContent).toContain('This is not JSON')
    expect(sample()).toEqual([{ filename: 'b' }])
    await write(one('textarea'), '[{"filename": "c"}]')
    await click(named('Write files as JSON'))
    expect(one('.file-name').textContent).toBe('c')
  })

  it('is told to fail on the Difys that can’t pass one', async () => {
    const { one } = await show('array[file]', '[{"filename": "a"}]', 'dify-0.11')
    expect(one('.field-note.warn').textContent).toContain('Dify 0.11 fails on files in a list')
  })
})

describe('a single file', () => {
  const file = '{"filename": "a.png", "transfer_method": "remote_url", "url": "https://example.com/a.png"}'

  it('is told to fail before the run, and becomes its url', async () => {
    const { named, one } = await show('file', file)
    expect(one('.field-note.warn').textContent).toContain('the node fails before it runs')
    await click(named('Pass its url instead'))
    expect(now()?.variables).toEqual([
      { variable: 'files', value_type: 'string', value_selector: ['start', 'files', 'url'] },
    ])
    expect(sample()).toBe('https://example.com/a.png')
  })

  it('becomes a list of one', async () => {
    const { named } = await show('file', file)
    await click(named('Pass a list instead'))
    expect(now()?.variables[0]?.value_type).toBe('array[file]')
    expect(sample()).toMatchObject([{ filename: 'a.png' }])
  })
})

it('a text that is empty looks different from one that is null', async () => {
  const { named } = await show('string')
  expect(named('Value of files')).toHaveProperty('placeholder', 'No sample yet: runs as None (null)')
  await write(named('Value of files'), 'x')
  await write(named('Value of files'), '')
  expect(sample()).toBe('')
  expect(named('Value of files')).toHaveProperty('placeholder', 'an empty text')
})

describe('files of a template', () => {
  const template: Partial<CodeNode> = { code_language: 'jinja2', code: '{{ files }}' }

  it('are described without a word of main()', async () => {
    const { page, named } = await show('array[file]', '[{"filename": "a"}]', 'dify-1.16', template)
    await click(named('Details of a'))
    expect(page.textContent).toContain('What is in it is not read')
    expect(page.textContent).not.toContain('main()')
  })

  it('are told to fail, in a list too', async () => {
    const { one } = await show('array[file]', '[{"filename": "a"}]', 'dify-1.16', template)
    expect(one('.field-note.warn').textContent).toBe(
      'Dify can not write files as JSON for a template, not even in a list: the node fails before it runs.',
    )
  })

  it('are nothing to warn of where there are none', async () => {
    const { page } = await show('array[file]', '[]', 'dify-1.16', template)
    expect(page.querySelector('.file-none')?.textContent).toBe('[]')
    expect(page.querySelector('.field-note.warn')).toBeNull()
  })

  it('become a url, and no list of one', async () => {
    const { page } = await show('file', '{"filename": "a"}', 'dify-1.16', template)
    const acts = [...page.querySelectorAll('.note-acts button')].map(({ textContent }) => textContent)
    expect(acts).toEqual(['Pass its url instead'])
  })
})
