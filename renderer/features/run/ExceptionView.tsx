import { TriangleAlert } from 'lucide-react'
import { useMemo, useState } from 'react'
import { errorOutputs } from '../../../shared/dify/errorStrategy'
import { parsePythonJson } from '../../../shared/dify/pythonJson'
import type { OutputType } from '../../../shared/model/node'
import type { RunResult } from '../../../shared/model/run'
import type { NodeRun } from '../../app/stores/storeTypes'
import { targetOfResult } from '../environment/serverSettings'
import { useText } from '../../i18n/useText'
import { FailureView } from './FailureView'
import { OutputSection } from './OutputSection'
import { ScrollParent } from './values/scrollParent'
import './attempts.css'

interface ExceptionViewProps {
  readonly id: string
  readonly run: NodeRun
  readonly after: NonNullable<RunResult['after']>
}

/** A failure that does not end its workflow: the outputs that it goes on with, by their kinds, and below them why the node failed. */
export function ExceptionView({ id, run, after }: ExceptionViewProps) {
  const text = useText().failing
  const [box, setBox] = useState<HTMLElement | null>(null)
  const outputs = useMemo(() => {
    const read = parsePythonJson(after.outputs)
    return read instanceof Map ? [...read] : []
  }, [after])
  const target = run.result === null ? null : targetOfResult(run.result)
  // Dify adds these without a check: no limit holds for them.
  const isErrorOutput = (name: string): boolean => errorOutputs.some((each) => each === name)
  const types = new Map<string, OutputType>([
    ...run.node.outputs.map(({ name, spec }) => [name, spec.type] as const),
    ...errorOutputs.map((name) => [name, 'string'] as const),
  ])
  return (
    <ScrollParent.Provider value={box}>
      <div ref={setBox} className="outputs exception">
        <div className="exception-head">
          <TriangleAlert size={16} className="warn" aria-hidden="true" />
          <div>
            <h3 className="strong">{text.goesOn[after.branch]}</h3>
            <p>{text.goesOnNote}</p>
          </div>
        </div>
        {outputs.map(([name, value]) => (
          <OutputSection
            key={name}
            name={name}
            type={types.get(name) ?? 'object'}
            value={value}
            target={isErrorOutput(name) ? null : target}
          />
        ))}
        <FailureView id={id} run={run} />
      </div>
    </ScrollParent.Provider>
  )
}
