import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '../ui/tokens.css'
import '../ui/base.css'
import '../ui/controls.css'
import '../ui/floats.css'
import './frame.css'
import './columns.css'
import './narrow.css'
import { loadMonaco } from '../features/editor/loadMonaco'
import { App } from './App'
import { listenToKeys } from './keyboard'
import { lastLanguage, reportError, useApp } from './stores/appStore'
import { followBuilds } from './stores/environmentStore'
import { useWorkspace } from './stores/workspaceStore'

/** Starts the page: facts first, then the workspace; the editor's program loads beside them. */
async function start(): Promise<void> {
  const root = document.getElementById('root')
  if (root === null) throw new Error('the page has no root')
  followBuilds()
  listenToKeys()
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
  // The editor's program is large and its words come in one language: it is fetched at once, in the language of the last time.
  const editor = loadMonaco(lastLanguage())
  await useApp.getState().start()
  await useWorkspace.getState().start()
  await editor
}

start().catch(reportError)
