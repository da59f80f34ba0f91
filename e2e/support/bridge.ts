import type { Page } from '@playwright/test'
import type { Reply } from '../../shared/contract'

/** Calls a command as the page does, with anything as its input. */
export function callBridge(page: Page, name: string, input: unknown): Promise<Reply<unknown>> {
  return page.evaluate(
    ([asked, given]) => {
      const { nodelab } = window as unknown as { nodelab: { call(name: string, input: unknown): Promise<unknown> } }
      return nodelab.call(asked as string, given) as Promise<Reply<unknown>>
    },
    [name, input] as const,
  )
}
