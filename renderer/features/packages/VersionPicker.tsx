import { type KeyboardEvent, useId, useState } from 'react'
import type { PackageVersion } from '../../../shared/model/packages'
import { describeProblem } from '../../../shared/problems'
import { useApp } from '../../app/stores/appStore'
import { useText } from '../../i18n/useText'
import { Segmented } from '../../ui/Segmented'
import { Spinner } from '../../ui/Spinner'
import { Prose } from '../run/Prose'
import { Rows } from '../run/values/Rows'
import { ScrollParent } from '../run/values/scrollParent'
import { sizeText } from '../run/units'
import { isRange, newestFitting, type VersionChoice } from './changePlan'
import type { Answer, KnownVersions } from './useRehearsal'

/** The height of a version's row in px. */
const rowHeight = 24

interface VersionPickerProps {
  readonly name: string
  readonly answer: Answer<KnownVersions> | null
  readonly choice: VersionChoice
  readonly onChoice: (choice: VersionChoice) => void
  /** Enter in the list takes the version and makes the change. */
  readonly onAccept: () => void
  /** The version that is there. */
  readonly inUse: string | null
  readonly python: string
}

/** Which version: one of those that the index really has, any, or a range. */
export function VersionPicker({ name, answer, choice, onChoice, onAccept, inUse, python }: VersionPickerProps) {
  const text = useText().packagesPage.change
  const language = useApp((state) => state.language)
  const id = useId()
  const problem = answer?.problem ?? null
  const told =
    problem === null ? null : (
      <div role="alert">
        <p className="strong">
          <Prose text={describeProblem(problem, language).title} />
        </p>
        <p className="muted">
          <Prose text={describeProblem(problem, language).next} />
        </p>
      </div>
    )
  if (problem?.code === 'package-unknown') return <div className="picker">{told}</div>
  const isWrong = choice.kind === 'range' && choice.range.trim() !== '' && !isRange(choice.range)
  return (
    <div className="picker">
      {told}
      <Segmented
        label={text.kinds.label}
        value={choice.kind}
        options={[
          // Nothing to choose from where the versions can't be had; the trial tells whether the rest works.
          ...(problem === null ? [{ value: 'exact' as const, label: text.kinds.exact }] : []),
          { value: 'any', label: text.kinds.any },
          { value: 'range', label: text.kinds.range },
        ]}
        onChange={(kind) => onChoice({ ...choice, kind })}
      />
      {choice.kind === 'any' && <p className="muted">{text.anyNote}</p>}
      {choice.kind === 'range' && (
        <>
          <input
            className={isWrong ? 'field mono bad' : 'field mono'}
            aria-label={text.rangeField}
            aria-invalid={isWrong}
            aria-describedby={id}
            placeholder=">=2.1,<3"
            value={choice.range}
            autoFocus
            onChange={(event) => onChoice({ ...choice, range: event.target.value })}
            onKeyDown={(event) => {
              if (event.key === 'Enter') onAccept()
            }}
          />
          <p id={id} className={isWrong ? 'danger' : 'muted'}>
            <Prose text={text.rangeWrong} />
          </p>
        </>
      )}
      {choice.kind === 'exact' &&
        (answer === null ? (
          <p className="muted trying">
            <Spinner /> {text.asking(name)}
          </p>
        ) : (
          <VersionList
            name={name}
            versions={answer.value?.versions ?? []}
            chosen={choice.version}
            inUse={inUse}
            python={python}
            onChoose={(version) => onChoice({ ...choice, version })}
            onAccept={onAccept}
          />
        ))}
    </div>
  )
}

interface VersionListProps {
  readonly name: string
  readonly versions: readonly PackageVersion[]
  /** "" stands for the newest that fits. */
  readonly chosen: string
  readonly inUse: string | null
  readonly python: string
  readonly onChoose: (version: string) => void
  readonly onAccept: () => void
}

/** The versions that the index has, newest first; arrows go through them. */
function VersionList({ name, versions, chosen, inUse, python, onChoose, onAccept }: VersionListProps) {
  const text = useText().packagesPage.change
  const id = useId()
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null)
  const newest = newestFitting(versions)
  const at = versions.findIndex(({ version }) => version === (chosen === '' ? newest : chosen))
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: versions.length - 1 }[event.key]
    if (event.key === 'Enter') onAccept()
    else if (to !== undefined) {
      const index = Math.max(0, Math.min(versions.length - 1, to))
      onChoose(versions[index]?.version ?? '')
      if (scroller !== null) {
        const top = index * rowHeight
        if (top < scroller.scrollTop) scroller.scrollTo({ top })
        else if (top + rowHeight > scroller.scrollTop + scroller.clientHeight) {
          scroller.scrollTo({ top: top + rowHeight - scroller.clientHeight })
        }
      }
    } else return
    event.preventDefault()
  }
  const marksOf = (one: PackageVersion): string =>
    [
      one.version === newest ? text.newest : '',
      one.version === inUse ? text.inUse : '',
      one.isYanked ? text.yanked : '',
      one.isPrerelease ? text.prerelease : '',
      one.fits && one.isSource ? text.source : '',
      one.fits ? '' : text.notFitting(python),
    ]
      .filter(Boolean)
      .join(' · ')
  return (
    <div
      ref={setScroller}
      className="version-list"
      role="listbox"
      tabIndex={0}
      aria-label={text.versions(name)}
      aria-activedescendant={at < 0 ? undefined : `${id}-${at}`}
      onKeyDown={onKeyDown}
    >
      <ScrollParent value={scroller}>
        <Rows
          count={versions.length}
          height={rowHeight}
          spacer="div"
          render={(index) => {
            const one = versions[index]
            if (one === undefined) return null
            const isOff = !one.fits || one.isYanked
            return (
              // oxlint-disable-next-line -- its keys are those of the list around it
              <div
                id={`${id}-${index}`}
                role="option"
                aria-selected={index === at}
                className={index === at ? 'version on' : 'version'}
                onClick={() => onChoose(one.version)}
                onDoubleClick={onAccept}
              >
                <span className={isOff ? 'mono muted' : 'mono'}>{one.version}</span>
                <span className="marks">{marksOf(one)}</span>
                <span className="num">{one.uploaded?.slice(0, 10) ?? ''}</span>
                <span className="num r">{one.bytes === null ? '' : sizeText(one.bytes)}</span>
              </div>
            )
          }}
        />
      </ScrollParent>
    </div>
  )
}
