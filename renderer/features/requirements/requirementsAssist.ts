import type { editor, IDisposable, IRange, languages, Position } from 'monaco-editor/editor/editor.api'
import { normalName } from '../../../shared/packages/packageName'
import { readRequirements } from '../../../shared/packages/requirementsFile'
import { describeProblem } from '../../../shared/problems'
import { problemOf, useApp } from '../../app/stores/appStore'
import { textNow } from '../../i18n/useText'
import type { Monaco } from '../editor/monaco'
import { completionPlace } from './completionPlace'
import { offeredPackages, packagesNow } from './packageNames'
import { packageVersions } from './packageVersions'
import { notesOf, sandboxTargetNow } from './sandboxNotes'

type Items = Pick<
  languages.CompletionItem,
  'label' | 'kind' | 'insertText' | 'detail' | 'sortText' | 'documentation' | 'filterText'
>[]

const options = [
  '--index-url ',
  '--extra-index-url ',
  '--find-links ',
  '--no-index',
  '--requirement ',
  '--constraint ',
  '--editable ',
  '--only-binary ',
  '--no-binary ',
  '--pre',
  '--require-hashes',
  '--trusted-host ',
]

function nameItems(monaco: Monaco, model: editor.ITextModel): Items {
  const text = textNow().requirements
  const kind = monaco.languages.CompletionItemKind.Module
  const asked = new Set(readRequirements(model.getValue()).entries.map(({ name }) => name))
  return offeredPackages(asked).map(({ name, modules, version }) => ({
    label: name,
    insertText: name,
    kind,
    detail: version === null ? modules.join(', ') : text.inEnvironment(version),
    sortText: `${version === null ? 'b' : 'a'}${name}`,
  }))
}

/** One row that says what is wrong and inserts nothing. */
function told(monaco: Monaco, label: string, documentation: string, typed: string): Items {
  const kind = monaco.languages.CompletionItemKind.Issue
  return [{ label, kind, insertText: typed, filterText: typed === '' ? label : typed, documentation }]
}

async function versionItems(monaco: Monaco, name: string, typed: string): Promise<Items> {
  const text = textNow().requirements
  try {
    const { versions, summary } = await packageVersions(name, sandboxTargetNow().id)
    if (versions.length === 0) return told(monaco, text.noSuchPackage, '', typed)
    return versions.map(({ version, isPrerelease, isYanked, fits, requiresPython }, index) => {
      const remark = isYanked ? text.yanked : !fits ? text.notFit : isPrerelease ? text.early : ''
      // What can't be used here comes last, the newest of the rest first.
      const rank = remark === '' ? 'a' : 'b'
      return {
        label: version,
        insertText: version,
        kind: monaco.languages.CompletionItemKind.Value,
        sortText: `${rank}${String(index).padStart(5, '0')}`,
        detail: remark === '' ? (requiresPython === '' ? '' : `Python ${requiresPython}`) : remark,
        documentation: summary,
      }
    })
  } catch (error) {
    const { title, next } = describeProblem(problemOf(error), useApp.getState().language)
    return told(monaco, text.noVersions, `${title}\n${next}`, typed)
  }
}

function rangeBefore(position: Position, length: number): IRange {
  const { lineNumber, column } = position
  return { startLineNumber: lineNumber, endLineNumber: lineNumber, startColumn: column - length, endColumn: column }
}

function completions(monaco: Monaco): languages.CompletionItemProvider {
  return {
    triggerCharacters: ['=', '>', '<', '~', '-'],
    async provideCompletionItems(model, position) {
      const before = model.getLineContent(position.lineNumber).slice(0, position.column - 1)
      const place = completionPlace(before)
      if (place === null) return { suggestions: [] }
      const range = rangeBefore(position, place.typed.length)
      const kind = monaco.languages.CompletionItemKind.Keyword
      const items: Items =
        place.kind === 'version'
          ? await versionItems(monaco, place.name, place.typed)
          : place.kind === 'name'
            ? nameItems(monaco, model)
            : options.map((option) => ({ label: option.trim(), insertText: option, kind }))
      return { suggestions: items.map((item) => ({ ...item, range })) }
    },
  }
}

/** What the sandbox makes of the line under the pointer, and which version of its package is in the environment now. */
function hovers(): languages.HoverProvider {
  return {
    provideHover(model, { lineNumber }) {
      const text = textNow().requirements
      const value = model.getValue()
      const entry = readRequirements(value).entries.find(
        ({ line, lines }) => line <= lineNumber && lineNumber < line + lines,
      )
      if (entry === undefined) return null
      const { language } = useApp.getState()
      const found = packagesNow().find(({ name }) => normalName(name) === entry.name)
      const notes = notesOf(value, sandboxTargetNow()).filter(({ line }) => line === entry.line)
      const said = notes.map((note) => {
        const { title, why, next } = describeProblem(note, language)
        // The others have a mark in the editor, whose title stands above.
        return note.severity === 'info' ? `**${title}**\n\n${why}\n\n${next}` : `${why}\n\n${next}`
      })
      const version = found === undefined ? [] : [`\`${found.name}\` ${text.inEnvironment(found.version)}`]
      const contents = [...version, ...said].map((words) => ({ value: words, isTrusted: false, supportHtml: false }))
      return contents.length === 0 ? null : { contents }
    },
  }
}

/** Helps with the requirements while they are written: names, versions and options to choose from, and what Dify makes of a line on hover. */
export function registerAssist(monaco: Monaco): IDisposable {
  const parts = [
    monaco.languages.registerCompletionItemProvider('requirements', completions(monaco)),
    monaco.languages.registerHoverProvider('requirements', hovers()),
  ]
  return { dispose: () => parts.forEach((part) => part.dispose()) }
}
