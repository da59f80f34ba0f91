import { type FormEvent, useEffect, useState } from 'react'
import {
  knownPresets,
  isPresetName,
  plainTargets,
  readPresets,
  withoutPreset,
  withPreset,
  withPresetBack,
  withPresetRenamed,
} from '../../../shared/packages/presets'
import { normalName } from '../../../shared/packages/packageName'
import { findTarget } from '../../../shared/dify/targets'
import { basePackages } from '../../../shared/dify/targets/target'
import { withoutPackages } from '../../../shared/packages/requirementsEdits'
import { readRequirements } from '../../../shared/packages/requirementsFile'
import { describeProblem } from '../../../shared/problems'
import { useApp } from '../../app/stores/appStore'
import { usePackages } from '../../app/stores/packageStore'
import { usePresets } from '../../app/stores/presetStore'
import { tellUndoable } from '../../app/tellUndoable'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { textNow, useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { attempt } from '../run/attempt'
import { Prose } from '../run/Prose'
import { RowMenu } from '../variables/RowMenu'
import { asksForAll } from './changePlan'
import type { PackagesShown } from './usePackagesShown'

/** Named sets of packages: the base, which is always there, those that come with Nodelab, and the workspace's own. */
export function PresetsSection({ shown }: { readonly shown: PackagesShown }) {
  const text = useText().packageCare.presets
  const language = useApp((state) => state.language)
  const workspace = useWorkspace((state) => state.workspace?.path ?? null)
  const file = usePresets((state) => state.text)
  const problem = usePresets((state) => state.problem)
  const { target } = shown
  useEffect(() => {
    if (workspace === null) return
    const read = (): void => attempt(usePresets.getState().read())
    read()
    // Another hand may have written them meanwhile.
    window.addEventListener('focus', read)
    return () => window.removeEventListener('focus', read)
  }, [workspace])
  const inBase = new Set(target === null ? [] : basePackages(target).map((pin) => normalName(pin.split('==')[0] ?? '')))
  return (
    <section className="sec" aria-labelledby="presets-title">
      <div className="sechead">
        <h2 id="presets-title">{text.title}</h2>
      </div>
      <ul>
        {target !== null && (
          <li className="preset">
            <span className="med">{text.base(target.name)}</span>
            <span className="muted ell">{text.basePackages(inBase.size)}</span>
            <span className="end muted">{text.alwaysIn}</span>
          </li>
        )}
        {plainTargets.map((id) => (
          <PlainPreset key={id} id={id} shownTarget={shown.targetId} />
        ))}
        {(Object.keys(knownPresets) as (keyof typeof knownPresets)[]).map((id) => (
          <Preset key={id} name={text.names[id]} lines={knownPresets[id].filter((name) => !inBase.has(name))}>
            <RowMenu
              name={text.names[id]}
              actions={[{ label: text.duplicate, run: () => duplicate(text.names[id], knownPresets[id]) }]}
            />
          </Preset>
        ))}
        {readPresets(file).map(({ name, lines }) => (
          <OwnPreset key={name} name={name} lines={lines} />
        ))}
      </ul>
      {problem !== null && (
        <p className="danger preset-note">
          <Prose text={describeProblem(problem, language).title} />
        </p>
      )}
      <SavePreset />
    </section>
  )
}

/** A target by itself: the requirements ask for no package, and the workspace's nodes run in it. */
function PlainPreset({ id, shownTarget }: { readonly id: string; readonly shownTarget: string }) {
  const text = useText().packageCare.presets
  const requirements = useWorkspace((state) => state.requirements?.text ?? '')
  const isTarget = useApp((state) => state.settings.target === id)
  const propose = usePackages((state) => state.propose)
  const name = findTarget(id)?.name ?? id
  return (
    <li className="preset">
      <span className="ell med" title={text.plain(name)}>
        {text.plain(name)}
      </span>
      <span className="muted ell grow" title={text.plainAbout}>
        {text.plainAbout}
      </span>
      <span className="end">
        {isTarget && withoutPackages(requirements) === requirements ? (
          // The node that is open may name its own target: then the page shows that one.
          <span className="muted">{shownTarget === id ? text.inUse : text.inUseElsewhere}</span>
        ) : (
          <button
            type="button"
            className="link"
            aria-label={text.useNamed(name)}
            onClick={() => propose({ kind: 'plain', name, target: id })}
          >
            {text.use}
          </button>
        )}
      </span>
    </li>
  )
}

/** Keeps the lines of a preset under another name among the workspace's own. */
function duplicate(name: string, lines: readonly string[]): void {
  const copy = textNow().packageCare.presets.copyOf(name)
  attempt(usePresets.getState().change((before) => withPreset(before, { name: freeName(before, copy), lines })))
}

interface PresetProps {
  readonly name: string
  readonly lines: readonly string[]
  readonly children?: React.ReactNode
}

/** The names of a preset's lines. */
function namesOf(lines: readonly string[]): string {
  return lines.map((line) => readRequirements(line).entries[0]?.written || line).join(', ')
}

function Preset({ name, lines, children }: PresetProps) {
  const text = useText().packageCare.presets
  const requirements = useWorkspace((state) => state.requirements?.text ?? '')
  const propose = usePackages((state) => state.propose)
  const isAdded = lines.length > 0 && asksForAll(requirements, lines)
  return (
    <li className="preset">
      <span className="ell med" title={name}>
        {name}
      </span>
      <span className="muted ell grow" title={lines.join('\n')}>
        {namesOf(lines)}
      </span>
      <span className="end">
        {children}
        {isAdded ? (
          <span className="muted">{text.added}</span>
        ) : (
          <button
            type="button"
            className="link"
            aria-label={text.addNamed(name)}
            onClick={() => propose({ kind: 'preset', name, lines })}
          >
            {text.add}
          </button>
        )}
      </span>
    </li>
  )
}

function OwnPreset({ name, lines }: Omit<PresetProps, 'children'>) {
  const text = useText().packageCare.presets
  const [renaming, setRenaming] = useState(false)
  const { change } = usePresets.getState()
  if (renaming) {
    return (
      <li className="preset">
        <NameForm
          name={name}
          onName={(to) => {
            setRenaming(false)
            if (to !== null && to !== name) attempt(change((before) => withPresetRenamed(before, name, to)))
          }}
        />
      </li>
    )
  }
  const remove = (): void => {
    let whole = ''
    const without = (before: string): string => {
      whole = before
      return withoutPreset(before, name)
    }
    const back = (now: string): string => withPresetBack(now, whole, { name, lines })
    attempt(change(without).then(() => tellUndoable(text.removed(name), () => attempt(change(back)))))
  }
  return (
    <Preset name={name} lines={lines}>
      <RowMenu
        name={name}
        actions={[
          { label: text.rename, run: () => setTimeout(() => setRenaming(true)) },
          {
            label: text.duplicate,
            run: () => duplicate(name, lines),
          },
          { label: text.remove, danger: true, run: remove },
        ]}
      />
    </Preset>
  )
}

/** A name that no preset of the text has. */
function freeName(text: string, wanted: string): string {
  const taken = new Set(readPresets(text).map(({ name }) => name))
  for (let count = 2; ; count += 1) {
    const name = count === 2 ? wanted : `${wanted} ${count}`
    if (!taken.has(name)) return name
  }
}

/** Keeps what the requirements ask for now as a preset. */
function SavePreset() {
  const text = useText().packageCare.presets
  const requirements = useWorkspace((state) => state.requirements?.text ?? '')
  const [naming, setNaming] = useState(false)
  const { change } = usePresets.getState()
  const lines = readRequirements(requirements)
    .entries.filter(({ kind }) => kind !== 'comment' && kind !== 'blank')
    .map((entry) => entry.text.trim())
  return (
    <div className="preset-save">
      {naming ? (
        <NameForm
          name=""
          onName={(name) => {
            setNaming(false)
            if (name !== null) attempt(change((before) => withPreset(before, { name, lines })))
          }}
        />
      ) : (
        <Button
          kind="ghost"
          small
          disabled={lines.length === 0}
          title={lines.length === 0 ? text.nothingToSave : text.file}
          onClick={() => setNaming(true)}
        >
          {text.save}
        </Button>
      )}
    </div>
  )
}

interface NameFormProps {
  readonly name: string
  /** Null: it was given up. */
  readonly onName: (name: string | null) => void
}

function NameForm({ name, onName }: NameFormProps) {
  const text = useText().packageCare.presets
  const file = usePresets((state) => state.text)
  const [typed, setTyped] = useState(name)
  const wanted = typed.trim()
  const isTaken = wanted !== name && readPresets(file).some((one) => one.name === wanted)
  const fault = wanted === '' ? '' : isTaken ? text.taken : isPresetName(wanted) ? '' : text.nameWrong
  const accept = (event: FormEvent): void => {
    event.preventDefault()
    if (wanted !== '' && fault === '') onName(wanted)
  }
  return (
    <form className="preset-form" onSubmit={accept}>
      <input
        className={fault === '' ? 'field' : 'field bad'}
        aria-label={text.saveName}
        placeholder={text.saveName}
        aria-invalid={fault !== ''}
        value={typed}
        autoFocus
        onFocus={(event) => event.target.select()}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.preventDefault()
          onName(null)
        }}
      />
      <Button kind="plain" small type="submit" disabled={wanted === '' || fault !== ''}>
        {text.keep}
      </Button>
      {fault !== '' && <p className="danger">{fault}</p>}
    </form>
  )
}
