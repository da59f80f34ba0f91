/** happy-dom has no canvas: what Monaco draws on one goes nowhere, where it would throw in the middle of some other test. */
const nothing: unknown = new Proxy(() => nothing, { get: () => nothing, set: () => true })
HTMLCanvasElement.prototype.getContext = () => nothing as never
