import { expect, it, vi } from 'vitest'
import { defaultSettings } from '../../../shared/model/defaultSettings'
import { fakeMain, infoOf, workspaceOf } from '../../app/stores/testing/fakeMain'

vi.mock('./languageLink', () => ({ codeTold: () => 'text.no_such' }))
vi.mock('./fadedCode', () => ({ showFaded: () => undefined }))

// The stores listen to main as they are loaded.
const main = fakeMain()
const { useApp } = await import('../../app/stores/appStore')
const { followLanguageServer, showNotes, useLanguageServer } = await import('./languageStore')

it('forgets what the server said in another language than the window speaks', async () => {
  main.answers['app.info'] = () => infoOf(workspaceOf('/ws'), [])
  main.answers['settings.update'] = (change) => Object.assign({ ...defaultSettings }, change)
  main.answers['language.state'] = () => ({ status: 'ready', problem: null })
  followLanguageServer()
  await useApp.getState().start()
  const note = { line: 1, column: 1, endLine: 1, endColumn: 5, severity: 'warning', rule: 'reportX' } as const
  const told = (message: string) => main.emit('language.notes', { id: 'a', version: 1, notes: [{ ...note, message }] })
  const said = () =>
    Object.values(useLanguageServer.getState().found).flatMap(({ problems }) =>
      problems.map(({ problem }) => problem.params['message']),
    )
  told('Cannot access')
  showNotes('js', 'code', [{ ...note, message: 'of the compiler' }], 'javascript-note')
  await useApp.getState().updateSettings({ theme: 'dark' })
  expect(said()).toEqual(['Cannot access', 'of the compiler'])
  await useApp.getState().updateSettings({ language: 'zh-CN' })
  expect(said()).toEqual(['of the compiler'])
  told('无法访问')
  expect(said()).toEqual(['of the compiler', '无法访问'])
})
