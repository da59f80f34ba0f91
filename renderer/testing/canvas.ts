/** happy-dom has no canvas: what Monaco draws on one goes nowhere, where it would throw in the middle of some other test. */
const nothing: unknown = new Proxy(() => nothing, {
  // Monaco divides by what a context has of a pixel's ratio.
  get: (_, key) => (key === Symbol.toPrimitive ? () => 1 : nothing),
  set: () => true,
})
HTMLCanvasElement.prototype.getContext = () => nothing as never
