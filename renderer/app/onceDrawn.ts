/** Calls once the page has drawn what has changed. */
export function onceDrawn(task: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(task))
}
