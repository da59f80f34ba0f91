import { useApp } from './stores/appStore'

/** Whether the window runs on macOS, for what is said of keys. */
export function useMac(): boolean {
  return useApp((state) => state.info?.platform === 'mac')
}

/** The same for a moment outside any component. */
export function isMacNow(): boolean {
  return useApp.getState().info?.platform === 'mac'
}
