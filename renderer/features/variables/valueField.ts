/** What every field of an input's value gets. */
export interface FieldProps {
  readonly name: string
  readonly label: string
  readonly draft: string
  readonly invalid: boolean
  readonly note: string | undefined
  readonly hasValue: boolean
  readonly onChange: (draft: string) => void
}
