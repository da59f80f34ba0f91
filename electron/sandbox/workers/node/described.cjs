/* Tells what values of a script are, as JSON: what values.py is for Python. All that it uses is taken before the script, and it calls nothing of the script's: properties
   are read by their descriptors, and neither a getter nor a proxy is asked; nor is anything gone through by its iterator, which a script can replace. */

/** Returns functions that tell a value, a text, and the variables of an object by their names, all within what is told at most. */
// oxlint-disable-next-line no-unused-vars -- it is called by what this text is put into
function describesValues() {
  // How much is told: characters of all, of one variable, of a text and of a name; variables of a call, members of a value by its depth; milliseconds.
  const [most, share, textMost, nameMost] = [48_000, 8_000, 300, 120]
  const [namesMost, members, spanMost] = [80, [60, 20, 10, 5], 50]

  const { isBoxedPrimitive, isDate, isMap, isNativeError, isProxy, isRegExp, isSet, isTypedArray } =
    require('util').types
  const { apply, ownKeys } = Reflect
  const { getOwnPropertyDescriptor, getPrototypeOf, hasOwn } = Object
  const { isArray } = Array
  const { stringify } = JSON
  const method =
    (own) =>
    (value, ...words) =>
      apply(own, value, words)
  const getter = (own, name) => method(getOwnPropertyDescriptor(own, name).get)
  const [slice, codeAt] = [method(''.slice), method(''.charCodeAt)]
  const hex = method((0).toString)
  const [ofSymbol, ofDate, ofMap, ofSet] = [
    method(Symbol.prototype.toString),
    method(Date.prototype.toISOString),
    method(Map.prototype.entries),
    method(Set.prototype.values),
  ]
  const dateTime = method(Date.prototype.getTime)
  const [nextOfMap, nextOfSet] = [method(new Map().entries().next), method(new Set().values().next)]
  const [mapSize, setSize] = [getter(Map.prototype, 'size'), getter(Set.prototype, 'size')]
  const typedLength = getter(getPrototypeOf(Uint8Array.prototype), 'length')
  const source = getter(RegExp.prototype, 'source')
  const time = performance.now.bind(performance)

  let left = 0
  let floor = 0
  let end = 0
  const isSpent = () => left <= floor || time() > end

  /** A text as JSON in ASCII. */
  const quoted = (text) => {
    const json = stringify(text)
    let ascii = ''
    let from = 0
    for (let at = 0; at < json.length; at += 1) {
      const code = codeAt(json, at)
      if (code < 0x7f) continue
      ascii += `${slice(json, from, at)}\\u${slice(`000${hex(code, 16)}`, -4)}`
      from = at + 1
    }
    return ascii + slice(json, from)
  }
  const written = (text) => {
    left -= text.length
    return text
  }
  const plain = (text) => written(quoted(slice(text, 0, textMost)))

  const told = (type, text, size, cut, inner) => {
    left -= 24
    let parts = `"type":${plain(type)}`
    if (text !== undefined) parts += `,"text":${text}`
    if (size !== undefined) parts += `,"size":${size}`
    if (cut === true) parts += ',"cut":true'
    if (inner !== undefined) parts += `,"members":[${inner}]`
    return `{${parts}}`
  }

  /** The value of an own property that is no getter; undefined where it is one, or is not there. */
  const own = (value, name) => {
    const found = getOwnPropertyDescriptor(value, name)
    return found !== undefined && hasOwn(found, 'value') ? found.value : undefined
  }

  const nameOf = (made) => {
    if (typeof made !== 'function' || isProxy(made)) return ''
    const name = own(made, 'name')
    return typeof name === 'string' ? slice(name, 0, nameMost) : ''
  }

  /** The name of a value's class; of one that has none, `Object`. */
  const classOf = (value) => {
    const proto = getPrototypeOf(value)
    if (proto === null || isProxy(proto)) return 'Object'
    return nameOf(own(proto, 'constructor')) || 'Object'
  }

  const keyOf = (key) => {
    if (typeof key === 'string') {
      return plain(`"${slice(stringify(slice(key, 0, nameMost)), 1, -1)}${key.length > nameMost ? '…' : ''}"`)
    }
    if (typeof key === 'symbol') return plain(ofSymbol(key))
    const isPlain = key === null || typeof key !== 'object'
    return plain(isPlain && typeof key !== 'function' && typeof key !== 'bigint' ? `${key}` : `<${typeof key}>`)
  }

  /** Members of a value, as far as there is room for them. `next` gives each by its key and value as JSON; null: there is none any more. */
  const listed = (depth, next) => {
    let inner = ''
    let count = 0
    while (count < (depth < members.length ? members[depth] : 0) && !isSpent()) {
      const one = next()
      if (one === null) break
      inner += `${count === 0 ? '' : ','}[${one}]`
      count += 1
    }
    return { inner, count }
  }

  const property = (value, name, depth) => {
    const found = getOwnPropertyDescriptor(value, name)
    if (found === undefined) return told('empty')
    return hasOwn(found, 'value') ? described(found.value, depth) : told('getter')
  }

  const ofArray = (value, type, depth) => {
    const size = value.length
    let at = 0
    const { inner, count } = listed(depth, () => {
      if (at >= size) return null
      const name = `${at}`
      at += 1
      return `"${name}",${property(value, name, depth + 1)}`
    })
    return told(type, undefined, size, count < size, inner)
  }

  const ofEntries = (value, type, depth) => {
    const isOfMap = isMap(value)
    const entries = isOfMap ? ofMap(value) : ofSet(value)
    const size = isOfMap ? mapSize(value) : setSize(value)
    let at = 0
    const { inner, count } = listed(depth, () => {
      const { done, value: entry } = isOfMap ? nextOfMap(entries) : nextOfSet(entries)
      if (done) return null
      at += 1
      return isOfMap
        ? `${keyOf(entry[0])},${described(entry[1], depth + 1)}`
        : `"${at - 1}",${described(entry, depth + 1)}`
    })
    return told(type, undefined, size, count < size, inner)
  }

  const ofObject = (value, type, depth) => {
    const names = ownKeys(value)
    let at = 0
    let size = 0
    for (let index = 0; index < names.length; index += 1) if (typeof names[index] === 'string') size += 1
    const { inner, count } = listed(depth, () => {
      while (at < names.length && typeof names[at] !== 'string') at += 1
      if (at >= names.length) return null
      const name = names[at]
      at += 1
      return `${keyOf(name)},${property(value, name, depth + 1)}`
    })
    return told(type, undefined, size, count < size, inner)
  }

  const ofPrimitive = (value) => {
    const type = typeof value
    if (value === null) return told('null', plain('null'))
    if (type === 'string') {
      return told(type, plain(value), value.length, value.length > textMost)
    }
    if (type === 'number') return told(type, plain(value === 0 && 1 / value < 0 ? '-0' : `${value}`))
    // A longer one takes long to be written, and is not read.
    if (type === 'bigint')
      return value < 1n << 1000n && value > -(1n << 1000n)
        ? told(type, plain(`${value}n`))
        : told(type, undefined, undefined, true)
    return told(type, plain(type === 'symbol' ? ofSymbol(value) : `${value}`))
  }

  const described = (value, depth) => {
    if (value === null || (typeof value !== 'object' && typeof value !== 'function')) return ofPrimitive(value)
    if (isProxy(value)) return told('Proxy')
    if (typeof value === 'function') return told('function', plain(nameOf(value)))
    const type = classOf(value)
    if (isArray(value)) return ofArray(value, type, depth)
    if (isMap(value) || isSet(value)) return ofEntries(value, type, depth)
    // Of bytes nothing but their number: they may be a secret's.
    if (isTypedArray(value)) return told(type, undefined, typedLength(value))
    if (isDate(value)) return told(type, plain(dateTime(value) === dateTime(value) ? ofDate(value) : 'Invalid Date'))
    if (isRegExp(value)) return told(type, plain(`/${source(value)}/`))
    if (isNativeError(value)) {
      const message = own(value, 'message')
      return told(
        type,
        typeof message === 'string' ? plain(message) : undefined,
        undefined,
        typeof message === 'string' && message.length > textMost,
      )
    }
    return isBoxedPrimitive(value) ? told(type) : ofObject(value, type, depth)
  }

  return {
    /** Begins anew: all that is told from now on is within one measure. */
    begin() {
      left = most
      floor = 0
      end = time() + spanMost
    },
    isSpent() {
      floor = 0
      return isSpent()
    },
    plain,
    own,
    /** The own properties of an object without a prototype, as variables, and how many were left out. */
    variables(found) {
      const names = ownKeys(found)
      let all = ''
      let count = 0
      while (count < names.length && count < namesMost) {
        // One variable leaves something for the others.
        floor = left > share ? left - share : 0
        if (isSpent()) break
        const name = names[count]
        all += `${count === 0 ? '' : ','}[${plain(slice(name, 0, nameMost))},${described(found[name], 0)}]`
        count += 1
      }
      return `"more":${names.length - count},"values":[${all}]`
    },
  }
}
