import type { RunResult } from '../../../shared/model/run'
import { useText } from '../../i18n/useText'
import { CopyButton } from './CopyButton'
import { ReturnedView } from './ReturnedView'
import { scrolls } from './scrolls'

interface DifySaysProps {
  readonly result: RunResult
  /** What Dify says; empty where it says nothing. */
  readonly said: string
}

/** Dify's sentence for a failure exactly as it writes it, what it refused, and what becomes of the inputs. */
export function DifySays({ result, said }: DifySaysProps) {
  const text = useText().run
  return (
    <>
      {said !== '' && (
        <div className="dify-says">
          <div className="dify-head">
            <span>{text.dify}</span>
            {result.errorType !== null && <span className="muted">{text.difyClass(result.errorType)}</span>}
            <span className="grow" />
            <CopyButton label={text.copyValue(text.dify)} text={() => said} />
          </div>
          <pre lang="en" {...scrolls} aria-label={text.dify}>
            {said}
          </pre>
        </div>
      )}
      {result.returned !== null && <ReturnedView json={result.returned} />}
      {result.error !== null && <p className="muted">{result.keepsInputs ? text.keepsInputs : text.losesInputs}</p>}
    </>
  )
}
