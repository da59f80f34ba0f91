import { useEffect, useState } from 'react'
import type { WholeRun } from '../../../shared/model/runHistory'
import { servedNode } from '../../../shared/runHistory/servedNode'
import { call } from '../../app/client'
import { reportError } from '../../app/stores/appStore'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { useText } from '../../i18n/useText'
import { Segmented } from '../../ui/Segmented'
import { Diff } from '../editor/Diff'
import { scrolls } from '../run/scrolls'
import { monacoName } from './monacoName'

/** The code of the node now, as it is edited or as its file says; null where there is none. */
function useCodeNow(id: string): string | null {
  const open = useWorkspace((state) => state.documents[id]?.node?.code ?? null)
  const workspace = useWorkspace((state) => state.workspace?.path ?? '')
  const [onDisk, setOnDisk] = useState<{ readonly id: string; readonly code: string | null } | null>(null)
  useEffect(() => {
    if (open !== null || id === servedNode) return
    call('node.read', { workspace, id })
      .then((file) => setOnDisk({ id, code: file.kind === 'node' ? file.node.code : null }))
      .catch(reportError)
  }, [open, workspace, id])
  return open ?? (onDisk?.id === id ? onDisk.code : null)
}

/** The code that ran, and what has changed in the node since. */
export function KeptCode({ whole }: { readonly whole: WholeRun }) {
  const text = useText().runHistory
  const now = useCodeNow(whole.node)
  const [view, setView] = useState<'then' | 'since'>('then')
  const { code, code_language } = whole.ranNode
  const isSince = view === 'since' && now !== null
  return (
    <>
      {now !== null && (
        <div className="run-views">
          <Segmented
            label={text.codeShows}
            value={view}
            options={[
              { value: 'then', label: text.codeThen },
              { value: 'since', label: text.codeSince },
            ]}
            onChange={setView}
          />
        </div>
      )}
      {!isSince && <CodeText code={code} />}
      {isSince && now === code && <p className="history-note muted">{text.sameCode}</p>}
      {isSince && now !== code && (
        <>
          <div className="history-sides muted">
            <span>{text.codeThen}</span>
            <span>{text.now}</span>
          </div>
          <Diff before={code} after={now} language={monacoName(code_language)} label={text.codeSince} />
        </>
      )}
    </>
  )
}

function CodeText({ code }: { readonly code: string }) {
  const text = useText().runHistory
  const lines = code.replace(/\n$/, '').split('\n')
  return (
    <div className="run-code" role="group" aria-label={text.code} {...scrolls}>
      <pre className="num muted" aria-hidden="true">
        {lines.map((_, index) => index + 1).join('\n')}
      </pre>
      <pre className="mono">{code}</pre>
    </div>
  )
}
