import { describeProblem } from '../../../shared/problems'
import { useApp } from '../../app/stores/appStore'
import { useDeclaredProblems } from '../run/declared'

/** Below an input of a type that the target has no value of: what Problems say of it. */
export function TypeNote({ id, name }: { readonly id: string; readonly name: string }) {
  const language = useApp((state) => state.language)
  const told = useDeclaredProblems(id).find(
    ({ code, params }) => code === 'input-type-not-there' && params['name'] === name,
  )
  return told === undefined ? null : <p className="field-note warn">{describeProblem(told, language).why}</p>
}
