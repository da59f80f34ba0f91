import { useApp } from '../app/stores/appStore'
import { en } from './en'
import { zhCN } from './zhCN'

export type Text = typeof en

const texts = { en, 'zh-CN': zhCN } as const

/** The window's words in the author's language. */
export function useText(): Text {
  return texts[useApp((state) => state.language)]
}

/** The words for a moment outside any component. */
export function textNow(): Text {
  return texts[useApp.getState().language]
}
