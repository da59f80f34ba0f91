import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '../ui/tokens.css'
import '../ui/fonts.css'
import '../ui/base.css'
import '../ui/controls.css'
import '../ui/floats.css'
import './frame.css'
import './columns.css'
import './narrow.css'
import './zoomed.css'
import '../ui/contrast.css'
import { loadMonaco } from '../features/editor/loadMonaco'
import { App } from './App'
import { ErrorBoundary } from './ErrorBoundary'
import { listenToKeys } from './keyboard'
import { listenToSelectAll } from './selectAll'
import { lastLanguage, reportError, useApp } from './stores/appStore'
import { followBuilds } from './stores/environmentStore'
import { useCare } from '../features/care/careStore'
import { useRemotes } from '../features/remote/remoteStore'
import { followLanguageServer } from '../features/language/languageStore'
import { followPauses } from '../features/run/runOnPause'
import { followLessons } from '../features/lessons/lessonStore'
import { followResults } from '../features/lessons/classStore'
import { followOpening } from '../features/opening/followOpening'
import { useWorkspace } from './stores/workspaceStore'

/**
 * How long the frame alone is shown while workspace and editor are on their way, in milliseconds: within it the window comes whole, at once. After it the
 * window is drawn as far as it is known, and the author can type in a plain field until the editor is there.
 */
const patience = 1000

function draw(): void {
  const root = document.getElementById('root')
  if (root === null) throw new Error('the page has no root')
  createRoot(root).render(
    <StrictMode>
      <ErrorBoundary>
        <App />
      </ErrorBoundary>
    </StrictMode>,
  )
}

/** What the page shows comes from main: facts first, then the workspace. */
async function read(): Promise<void> {
  await useApp.getState().start()
  await useWorkspace.getState().start()
}

/**
 * Starts the page. The editor's program is large and its words come in one language: it is loaded, in the language of the last time, while main reads
 * the workspace.
 */
async function start(): Promise<void> {
  followBuilds()
  listenToKeys()
  listenToSelectAll()
  followPauses()
  followLessons()
  followResults()
  followOpening()
  followLanguageServer()
  const reading = read()
  const editor = loadMonaco(lastLanguage())
  const late = new Promise<void>((resolve) => {
    setTimeout(resolve, patience)
  })
  // What fails here is told once there is something to tell it in.
  await Promise.race([Promise.allSettled([reading, editor]), late])
  draw()
  await Promise.allSettled([reading, editor])
  // Above all where the editor could not be loaded: safe mode is told, and the way out of it.
  await useCare.getState().start().catch(reportError)
  await Promise.all([reading, editor])
  await useRemotes.getState().load()
  // A fact for the status bar alone: to find it uv is started, which the start of the editor need not share the machine with.
  await useApp.getState().learnUv()
}

start().catch(reportError)
