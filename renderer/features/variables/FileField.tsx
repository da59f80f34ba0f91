import { FilePlus } from 'lucide-react'
import { useRef, useState } from 'react'
import type { JsonObject } from '../../../shared/model/value'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { FileRow } from './FileRow'
import { blankFile, described, filesIn, textOfFiles } from './sampleFiles'
import { TextField } from './TextField'
import type { FieldProps } from './valueField'
import './files.css'

/** One file or a list of them, described in a form or as JSON: Dify gives a node the description, never what is in the file. */
export function FileField(props: FieldProps & { readonly isList: boolean; readonly isTemplate: boolean }) {
  const { name, label, draft, invalid, note, hasValue, onChange, isList, isTemplate } = props
  const { fileInputs: text, variables } = useText()
  const [asJson, setAsJson] = useState(false)
  const [fresh, setFresh] = useState<number | null>(null)
  const picker = useRef<HTMLInputElement>(null)
  const files = filesIn(draft, isList)
  const isForm = files !== null && !asJson
  const put = (next: readonly JsonObject[]): void => onChange(textOfFiles(next, isList))
  const add = (added: readonly JsonObject[]): void => {
    const kept = isList ? (files ?? []) : []
    put([...kept, ...added])
  }
  const canAdd = isForm && (isList || files.length === 0)
  return (
    <div className="file-field" role="group" aria-label={label}>
      {isForm ? (
        <>
          {files.length === 0 && !hasValue && <p className="file-none">{variables.placeholder}</p>}
          {files.length === 0 && hasValue && <p className="file-none">[]</p>}
          <ul>
            {files.map((file, at) => (
              <FileRow
                key={at}
                file={file}
                fresh={fresh === at}
                isTemplate={isTemplate}
                onChange={(next) => put(files.map((other, index) => (index === at ? next : other)))}
                onRemove={() => put(files.filter((_, index) => index !== at))}
              />
            ))}
          </ul>
        </>
      ) : (
        <TextField
          data-input={name}
          aria-label={label}
          aria-describedby={note}
          draft={draft}
          invalid={invalid}
          tone=""
          placeholder={variables.placeholder}
          onType={(typed) => {
            // What is mended by hand does not turn into a form under it.
            setAsJson(true)
            onChange(typed)
          }}
        />
      )}
      <div className="file-acts">
        {canAdd && (
          <>
            <input
              ref={picker}
              type="file"
              hidden
              multiple={isList}
              aria-label={text.choose}
              onChange={(event) => {
                add([...(event.target.files ?? [])].map(described))
                event.target.value = ''
              }}
            />
            <Button
              kind="plain"
              small
              data-input={name}
              icon={<FilePlus size={14} />}
              onClick={() => picker.current?.click()}
            >
              {text.choose}
            </Button>
            <Button
              kind="ghost"
              small
              onClick={() => {
                setFresh(files.length)
                add([blankFile()])
              }}
            >
              {text.describe}
            </Button>
          </>
        )}
        {files !== null && (files.length > 0 || asJson) && (
          <Button
            kind="ghost"
            small
            className="as-json"
            aria-label={text.shownAs(name)}
            aria-pressed={asJson}
            title={text.shownAs(name)}
            onClick={() => setAsJson(!asJson)}
          >
            {text.json}
          </Button>
        )}
      </div>
    </div>
  )
}
