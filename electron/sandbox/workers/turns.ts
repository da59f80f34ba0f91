const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Resolves when the loop has gone round: what lay ready to be read has been read by then. */
export async function wholeTurn(): Promise<void> {
  await turn()
  await turn()
}

/** Resolves when a whole turn of the loop has brought nothing more, by the count of what came. */
export async function quietTurn(count: () => number): Promise<void> {
  await turn()
  for (let before = -1; before !== count();) {
    before = count()
    await turn()
  }
}
