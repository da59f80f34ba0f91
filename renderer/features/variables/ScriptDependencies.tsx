import { findTarget } from '../../../shared/dify/targets'
import type { CodeNode } from '../../../shared/model/node'
import { readScriptBlock } from '../../../shared/packages/scriptBlock'
import { useApp } from '../../app/stores/appStore'
import { useText } from '../../i18n/useText'

/** The packages that the script block of the code asks for: they are changed there, and only shown here. */
export function ScriptDependencies({ node }: { readonly node: CodeNode }) {
  const { variables: text, imports: words } = useText()
  const workspaceTarget = useApp((state) => state.settings.target)
  const target = findTarget(node.target ?? workspaceTarget)
  if (target === null || node.code_language !== 'python3') return null
  const { dependencies } = readScriptBlock(node.code, target)
  if (dependencies.length === 0) return null
  return (
    <>
      <p className="empty">{words.inScript}</p>
      <ul className="script-dependencies" aria-label={words.inScript}>
        {dependencies.map(({ name, version }) => (
          <li key={`${name} ${version}`} className="mono">
            {name} <span className="muted">{version === '' ? text.latest : version}</span>
          </li>
        ))}
      </ul>
      <p className="empty">{words.inScriptNote}</p>
    </>
  )
}
