/* The values of a script's own variables where an exception ended it. V8 tells them to a debugger alone, which is in this process: it stops where something is thrown that
   nothing is going to catch, and goes on at once. What it uses is taken before the script. */

/**
 * Watches from now on. `file` is how the path of the script's file ends, `isEvaluated` whether that evaluates the script, `known` has the names that it leaves to the
 * script. Returns the function that gives what was seen last, as one line of JSON in ASCII; null where nothing was.
 */
// oxlint-disable-next-line no-unused-vars -- it is called by what this text is put into
function watchesValues({ begin, isSpent, plain, own, variables: variablesOf }, { file, isEvaluated, known }) {
  // Frames that are told, and milliseconds of all stops: a script can go on after each, and is not to be kept.
  const framesMost = 30
  const spansMost = 100

  const { Session } = require('inspector')
  const { apply, ownKeys } = Reflect
  const { hasOwn } = Object
  const { stringify } = JSON
  const objects = Object.prototype
  const whole = globalThis
  const time = performance.now.bind(performance)
  const method =
    (own) =>
    (value, ...words) =>
      apply(own, value, words)
  const endsWith = method(''.endsWith)

  const session = new Session()
  session.connect()
  const { post } = Session.prototype
  const ask = (name, params, hear) => apply(post, session, [name, params, hear])

  // What is given to this function by the debugger is there for itself, not as a text.
  let given
  let giver = ''
  const take = 'nodelab takes'
  whole[take] = (value) => {
    given = value
  }
  ask('Runtime.evaluate', { expression: `globalThis[${stringify(take)}]` }, (error, { result }) => {
    giver = result.objectId
  })
  delete whole[take]

  const valueOf = ({ objectId }) => {
    given = undefined
    const functionDeclaration = 'function (value) { this(value) }'
    ask('Runtime.callFunctionOn', { objectId: giver, functionDeclaration, arguments: [{ objectId }], silent: true })
    return given
  }

  /** The variables of a call, those of its blocks too, as JSON, and how many were left out. */
  const variables = ({ scopeChain }) => {
    // Outermost first, so that what a block declares anew takes the place of what it hides.
    const scopes = { __proto__: null }
    let size = 0
    for (let at = 0; at < scopeChain.length; at += 1) {
      const { type, object } = scopeChain[at]
      if (type === 'global' || type === 'closure' || type === 'script') break
      scopes[size] = valueOf(object)
      size += 1
      if (type === 'local') break
    }
    const found = { __proto__: null }
    for (let at = size - 1; at >= 0; at -= 1) {
      const scope = scopes[at]
      const isOfModule = hasOwn(scope, 'exports') && hasOwn(scope, '__filename')
      const names = ownKeys(scope)
      for (let index = 0; index < names.length; index += 1) {
        const name = names[index]
        const value = own(scope, name)
        const isLeft = isOfModule && (hasOwn(known, name) || typeof value === 'function')
        if (typeof name === 'string' && !isLeft) found[name] = value
      }
    }
    return variablesOf(found)
  }

  let script = ''
  let scriptFile = ''
  let last = null
  let spent = 0

  /** The beginning of an error's stack, as JSON; empty where it is none: what it is of tells whether it is the one that ended the script. */
  const stackOf = (thrown) => {
    if (typeof thrown !== 'object' || thrown === null || own(thrown, 'subtype') !== 'error') return ''
    const description = own(thrown, 'description')
    return typeof description === 'string' ? plain(description) : ''
  }

  const stopped = (calls, thrown) => {
    const began = time()
    begin()
    const stack = stackOf(thrown)
    let all = ''
    let count = 0
    for (let at = 0; at < calls.length && count < framesMost; at += 1) {
      const call = calls[at]
      if (isSpent()) break
      if (call.location.scriptId !== script) continue
      const line = call.location.lineNumber + 1
      all += `${count === 0 ? '' : ','}{"line":${line},"function":${plain(call.functionName)},${variables(call)}}`
      count += 1
    }
    last = stack === '' ? `[${all}]` : `[{"stack":${stack}}${count === 0 ? '' : ','}${all}]`
    spent += time() - began
    if (spent <= spansMost) return
    // What ends the script from now on is not seen: the values would be those of another one.
    last = null
    ask('Debugger.disable')
  }

  // Its own, so that nothing of the script's hears it.
  session.emit = (name, { params }) => {
    // What is written into all objects would be asked on the way.
    if (hasOwn(objects, 'toJSON') || hasOwn(objects, 'id')) return
    if (name === 'Debugger.scriptParsed') {
      if (scriptFile === '' && endsWith(params.url, file)) scriptFile = params.scriptId
      else if (isEvaluated && scriptFile !== '' && script === '' && params.url === '') script = params.scriptId
      if (!isEvaluated) script = scriptFile
    } else if (name === 'Debugger.paused' && (params.reason === 'exception' || params.reason === 'promiseRejection')) {
      try {
        stopped(params.callFrames, own(params, 'data'))
      } catch {
        // Another one of what the script has changed: then the values are not known.
        last = null
      }
    }
  }
  ask('Debugger.enable')
  ask('Debugger.setPauseOnExceptions', { state: 'uncaught' })
  return () => last
}
