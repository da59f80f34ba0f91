import { normalName } from '../../../shared/packages/packageName'

/** What can be completed before the cursor; `typed` is the part of it that is there, which a choice replaces. */
export type CompletionPlace =
  | { readonly kind: 'name' | 'option'; readonly typed: string }
  | { readonly kind: 'version'; readonly typed: string; readonly name: string }

/** Looks at a line up to the cursor. Null where nothing can be completed: in a comment, an address, a marker. */
export function completionPlace(before: string): CompletionPlace | null {
  const line = before.replace(/^\uFEFF/, '').trimStart()
  if (/^[A-Za-z0-9][\w.-]*$|^$/.test(line)) return { kind: 'name', typed: line }
  if (/^--?[a-z-]*$/.test(line)) return { kind: 'option', typed: line }
  const found =
    /^([A-Za-z0-9][\w.-]*)\s*(?:\[[^\]]*\]\s*)?(?:\(\s*)?(?:[=<>!~]=?=?\s*[\w.*+!]+\s*,\s*)*(?:===?|~=|!=|<=|>=|<|>)\s*([\w.+!]*)$/.exec(
      line,
    )
  if (found === null) return null
  const [, name = '', typed = ''] = found
  return { kind: 'version', typed, name: normalName(name) }
}
