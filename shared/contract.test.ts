import { describe, expect, it } from 'vitest'
import { commandNames, eventNames } from './contract'

describe('contract', () => {
  it('names every command once; a rename shows here before it breaks a window', () => {
    expect(commandNames).toMatchInlineSnapshot(`
      [
        "app.info",
        "app.uv",
        "app.dismiss",
        "settings.update",
        "session.update",
        "workspace.choose",
        "workspace.openRecent",
        "workspace.retry",
        "workspace.reveal",
        "library.list",
        "node.read",
        "node.save",
        "node.saveText",
        "node.keepText",
        "node.discardDraft",
        "node.create",
        "node.rename",
        "node.duplicate",
        "node.remove",
        "node.restore",
        "requirements.read",
        "requirements.save",
        "requirements.discardDraft",
        "server.read",
        "server.save",
        "server.discardDraft",
        "environment.ensure",
        "environment.cancel",
        "environment.retry",
        "run.start",
        "run.cancel",
        "clipboard.write",
        "link.open",
        "window.control",
        "window.flushed",
      ]
    `)
  })

  it('names every event once', () => {
    expect(eventNames).toMatchInlineSnapshot(`
      [
        "settings.changed",
        "workspace.changed",
        "library.changed",
        "node.changed",
        "requirements.changed",
        "server.changed",
        "environment.changed",
        "run.started",
        "run.output",
        "run.attempt",
        "run.finished",
        "menu.action",
        "window.closing",
        "app.problem",
      ]
    `)
  })
})
