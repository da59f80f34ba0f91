import { useEffect, useState } from 'react'
import type { Language } from '../../../shared/model/problem'
import type { Monaco } from './monaco'

let loaded: Monaco | null = null
let loading: Promise<Monaco> | null = null

/** Monaco's own words (find, its menu) come in one language for the life of the page, so they are loaded before it. */
async function load(language: Language): Promise<Monaco> {
  if (language === 'zh-CN') await import('monaco-editor/nls/lang/zh-cn')
  const { default: monaco } = await import('./monaco')
  loaded = monaco
  return monaco
}

/** Loads the editor once. To be called as early as the language is known, so that it arrives with the first file. */
export function loadMonaco(language: Language): Promise<Monaco> {
  loading ??= load(language)
  return loading
}

/** The editor's program, or null while it is on its way. A failure to load is thrown into the page's error boundary. */
export function useMonaco(language: Language): Monaco | null {
  const [monaco, setMonaco] = useState(loaded)
  const [failure, setFailure] = useState<Error | null>(null)
  useEffect(() => {
    if (monaco !== null) return
    loadMonaco(language).then(setMonacoOnce, (reason: unknown) => {
      setFailure(reason instanceof Error ? reason : new Error(String(reason)))
    })
    function setMonacoOnce(arrived: Monaco): void {
      setMonaco(() => arrived)
    }
  }, [monaco, language])
  if (failure !== null) throw failure
  return monaco
}
