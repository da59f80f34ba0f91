import type { Build } from '../../../shared/model/environment'
import { useText } from '../../i18n/useText'
import { Prose } from '../run/Prose'

/** The Node that JavaScript nodes run with, beside the one that Dify has. */
export function NodeFacts({ build: { node, environment } }: { readonly build: Build }) {
  const text = useText()
  if (node === null || node.found === null) return null
  return (
    <>
      <dl className="kv">
        <dt>{text.nodejs.inUse}</dt>
        <dd className="mono">{node.found.version}</dd>
        <dt>{text.nodejs.asked}</dt>
        <dd className="mono">{node.asked}</dd>
        <dt>{environment === null ? text.nodejs.program : text.environment.key}</dt>
        <dd className="mono path">{environment === null ? node.found.path : environment.key}</dd>
      </dl>
      {environment !== null && <p className="muted">{text.nodejs.brought}</p>}
      <p>
        <Prose text={text.nodejs.noPackages} />
      </p>
    </>
  )
}
