import { act } from 'react'

/** Waits until something holds, as the page draws what comes. Throws what did not hold in the end. */
export async function until(holds: () => void, ms = 20_000): Promise<void> {
  const end = Date.now() + ms
  for (;;) {
    await act(() => new Promise((resolve) => setTimeout(resolve, 20)))
    try {
      holds()
      return
    } catch (error) {
      if (Date.now() > end) throw error
    }
  }
}
