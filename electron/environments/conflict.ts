/** One of those who want what can't be together: a package, or "" for the author himself. */
export interface Want {
  readonly who: string
  /** e.g. `urllib3<2`. */
  readonly what: string
  /** The package of the requirements that brings it in, as far as uv tells. */
  readonly root: string
}

export interface Conflict {
  /** The package of which they want different versions. */
  readonly name: string
  readonly wants: readonly [Want, Want]
}

const nameForm = String.raw`([A-Za-z0-9][\w.-]*?)(?:\[[^\]]*\])?`
const rangeForm = String.raw`((?:===?|[<>~!]=?)\S+)`
const askedForm = new RegExp(`^${nameForm}${rangeForm}?$`)

/** `a`, `a[b]>=1`: a package with its range as one word of uv's. */
const packageForm = /^([A-Za-z0-9][\w.-]*)(?:\[[^\]]*\])?([<>=~!]\S*)?$/

/** uv's text in one line, without what older versions draw beside it. */
function flat(text: string): string {
  return text.replace(/[│╰─▶├×]/g, ' ').replace(/\s+/g, ' ')
}

function withoutEnd(range: string): string {
  let end = range.length
  while (end > 0 && ',.;'.includes(range.charAt(end - 1))) end -= 1
  return range.slice(0, end)
}

interface Need {
  readonly who: string
  readonly name: string
  /** "" for any version. */
  readonly range: string
}

/** The package before `depends on`: of `all of: a>=1,<2 a>=3` its first, since all are versions of one. */
function whoBefore(words: readonly string[], end: number): string | null {
  const [, name, range] = packageForm.exec(words[end - 1] ?? '') ?? []
  if (name === undefined || range === undefined) return name ?? null
  let first = name
  for (let at = end - 2; at >= 0; at -= 1) {
    const [, other, its] = packageForm.exec(words[at] ?? '') ?? []
    if (other === undefined || its === undefined) return words[at] === 'of:' ? first : name
    first = other
  }
  return name
}

/**
 * `all versions of a depend on c<2`, `a>=1,<2 depends on one of: c<1 c>2`, of one sentence. Word by word: uv names hundreds of versions, which
 * a pattern for the whole would go through again from each of them.
 */
function needsIn(sentence: string): Need[] {
  const words = sentence.split(' ')
  const needs: Need[] = []
  for (const [at, word] of words.entries()) {
    if (!/^depends?$/.test(word) || words[at + 1] !== 'on') continue
    const isChoice = words[at + 2] === 'one' && words[at + 3] === 'of:'
    const [, name, range = ''] = packageForm.exec(withoutEnd(words[at + (isChoice ? 4 : 2)] ?? '')) ?? []
    const who = whoBefore(words, at)
    if (who !== null && name !== undefined) needs.push({ who, name, range })
  }
  return needs
}

/** What the author requires by uv's words: `you require a==1.0 and b`. What uv concluded of others is not his. */
function asked(text: string): { name: string; what: string }[] {
  const found: { name: string; what: string }[] = []
  const premises = text.replace(/we can conclude that [^]*?(?=And because|Because|\(\d\)|$)/g, '')
  for (const [, list = ''] of premises.matchAll(/you require ([^]*?)(?=, (?!<|>|=|!|~)|\. |\.$|$)/g)) {
    for (const one of list.split(/ and |, and /)) {
      const [, name, range = ''] = askedForm.exec(withoutEnd(one.trim())) ?? []
      if (name !== undefined) found.push({ name, what: `${name}${withoutEnd(range)}` })
    }
  }
  return found
}

/**
 * Who wants what, read of uv's derivation in both of its forms; null where no two wants of one package stand in it. uv names as many as it
 * needs for its proof: the first two that want different things are what the author can act on.
 */
export function conflictOf(raw: string): Conflict | null {
  const text = flat(raw)
  const parents = new Map<string, string>()
  const wants = new Map<string, { who: string; what: string }[]>()
  const want = (name: string, who: string, what: string): void => {
    const all = wants.get(name) ?? []
    if (what !== name && !all.some((one) => one.who === who && (who !== '' || one.what === what)))
      all.push({ who, what })
    wants.set(name, all)
  }
  const own = asked(text)
  for (const { name, what } of own) want(name, '', what)
  for (const { who, name, range } of text.split('. ').flatMap(needsIn)) {
    if (name === 'Python') continue
    if (!parents.has(name)) parents.set(name, who)
    want(name, who, `${name}${range}`)
  }
  const isOwn = new Set(own.map(({ name }) => name))
  function rootOf(name: string): string {
    const seen = new Set<string>()
    let at = name
    while (!isOwn.has(at) && !seen.has(at)) {
      seen.add(at)
      at = parents.get(at) ?? at
    }
    return at
  }
  for (const [name, all] of wants) {
    const [first, second] = all
    if (first === undefined || second === undefined) continue
    const complete = ({ who, what }: { who: string; what: string }): Want => ({ who, what, root: rootOf(who || name) })
    return { name, wants: [complete(first), complete(second)] }
  }
  return null
}
