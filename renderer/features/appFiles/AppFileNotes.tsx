import { TriangleAlert } from 'lucide-react'
import type { AppPreview, LostOutput } from '../../../shared/model/appFile'
import { useText } from '../../i18n/useText'
import { useAppFiles } from './appFileStore'
import { placesOf } from './placesOf'

/** What else there is to know before a save: other nodes that are written too, and references that lead nowhere then. */
export function AppFileNotes({ id, preview }: { readonly id: string; readonly preview: AppPreview }) {
  const text = useText().appFiles
  const isNews = useAppFiles(({ changed }) => changed.has(preview.id)) && preview.conflict === null
  const others = preview.nodes.filter((node) => node.id !== id).map(({ title }) => title)
  const also = preview.alsoChanged.map(({ title }) => title)
  return (
    <>
      {isNews && (
        <p className="panel-note warn" role="alert">
          <span className="strong">{text.changedTitle}.</span> {text.changedWhy}
        </p>
      )}
      {others.length + also.length > 0 && (
        <p className="panel-note">
          {[
            ...(others.length > 0 ? [text.others(others.join(text.comma))] : []),
            ...(also.length > 0 ? [text.alsoChanged(also.join(text.comma))] : []),
          ].join(' · ')}
        </p>
      )}
      {preview.lostOutputs.map((lost) => (
        <Lost key={`${lost.id} ${lost.output}`} lost={lost} />
      ))}
    </>
  )
}

function Lost({ lost }: { readonly lost: LostOutput }) {
  const text = useText()
  const title = useAppFiles(
    ({ files }) => files.flatMap(({ nodes }) => nodes).find(({ id }) => id === lost.id)?.title ?? '',
  )
  return (
    <p className="panel-note lost">
      <TriangleAlert size={14} aria-hidden="true" />
      <span>
        <span className="strong">{text.appFiles.lost(title, lost.output, lost.references.length)}</span>{' '}
        <span className="muted">{placesOf(lost.references, text).join(text.appFiles.and)}</span>
      </span>
    </p>
  )
}
