import { defaultTarget, findTarget } from '../../../shared/dify/targets'
import type { CodeNode } from '../../../shared/model/node'
import { useApp } from '../../app/stores/appStore'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { passList, passUrl } from './fileEdits'
import type { NodeChange } from './nodeEdits'
import { filesIn } from './sampleFiles'

interface FileNotesProps {
  readonly node: CodeNode
  readonly index: number
  readonly onChange: (change: NodeChange) => void
}

/** What Dify will make of an input that is a file or a list of them, said before the run, with the way out. */
export function FileNotes({ node, index, onChange }: FileNotesProps) {
  const text = useText().fileInputs
  const workspaceTarget = useApp((state) => state.settings.target)
  const target = findTarget(node.target ?? workspaceTarget) ?? defaultTarget
  const variable = node.variables[index]
  const isTemplate = node.code_language === 'jinja2'
  const sample = node.samples[variable?.variable ?? '']
  if (variable?.value_type === 'file') {
    return (
      <div className="field-note warn">
        {isTemplate ? text.templateRefused : text.singleRefused}
        <div className="note-acts">
          <Button kind="plain" small onClick={() => onChange(passUrl(node, index, target))}>
            {text.passUrl}
          </Button>
          {!isTemplate && (
            <Button kind="ghost" small onClick={() => onChange(passList(node, index))}>
              {text.passList}
            </Button>
          )}
        </div>
      </div>
    )
  }
  if (variable?.value_type !== 'array[file]') return null
  const count = sample === undefined ? null : (filesIn(sample, true)?.length ?? null)
  if (isTemplate || target.fileLists === 'crash') {
    const words = isTemplate ? text.templateRefused : text.listRefused(target.name)
    return count === null || count === 0 ? null : <p className="field-note warn">{words}</p>
  }
  return count === 0 ? <p className="field-note warn">{text.emptyList}</p> : null
}
