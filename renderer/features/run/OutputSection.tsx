import { useMemo, useState } from 'react'
import { typeLabels } from '../../../shared/dify/names'
import type { Target } from '../../../shared/dify/targets/target'
import { toJsonText } from '../../../shared/dify/jsonText'
import type { OutputType } from '../../../shared/model/node'
import type { JsonValue } from '../../../shared/model/value'
import { useText } from '../../i18n/useText'
import { Segmented } from '../../ui/Segmented'
import { TypeChip } from '../../ui/TypeChip'
import { CopyButton } from './CopyButton'
import { type OutputFacts, outputFacts, type Usage } from './outputFacts'
import { type ViewName, viewsOf } from './outputView'
import { countText, sizeText } from './units'
import { UsageMeter } from './UsageMeter'
import { ImageView } from './values/ImageView'
import { JsonView } from './values/JsonView'
import { ListView } from './values/ListView'
import { Scalar } from './values/Scalar'
import { TableView } from './values/TableView'
import { TextView } from './values/TextView'
import { TreeView } from './values/TreeView'

interface OutputSectionProps {
  readonly name: string
  readonly type: OutputType
  readonly value: JsonValue
  readonly target: Target | null
}

/** One output: its head with how near it is to Dify's limits, and its value by its kind. */
export function OutputSection({ name, type, value, target }: OutputSectionProps) {
  const text = useText().run
  const facts = useMemo(() => outputFacts(value, type, target), [value, type, target])
  const { views, image } = useMemo(() => viewsOf(value), [value])
  const [chosen, choose] = useState<ViewName | null>(null)
  const view = chosen !== null && views.includes(chosen) ? chosen : (views[0] ?? 'json')
  return (
    <section className="output" aria-label={name}>
      <div className="outhead">
        <h3 className="name" title={name.length > 20 ? name : undefined}>
          {name}
        </h3>
        <TypeChip type={type} />
        <Facts facts={facts} />
        <span className="grow" />
        <span className="limit muted">{sizeText(facts.bytes)}</span>
        {views.length > 1 && (
          <Segmented
            label={text.view(name)}
            value={view}
            options={views.map((option) => ({ value: option, label: text[option] }))}
            onChange={choose}
          />
        )}
        <CopyButton
          label={text.copyValue(name)}
          text={() => (typeof value === 'string' ? value : toJsonText(value, 2))}
        />
      </div>
      {value === null || typeof value !== 'object' || 'text' in value ? (
        typeof value === 'string' ? (
          view === 'image' && image !== null ? (
            <ImageView image={image} name={name} />
          ) : (
            <TextView value={value} />
          )
        ) : (
          <div className="value-alone">
            <Scalar value={value} />
          </div>
        )
      ) : (
        <Composite view={view} value={value} name={name} type={type} />
      )}
    </section>
  )
}

interface CompositeProps {
  readonly view: ViewName
  readonly value: JsonValue[] | Map<string, JsonValue>
  readonly name: string
  readonly type: OutputType
}

function Composite({ view, value, name, type }: CompositeProps) {
  if (view === 'json') return <JsonView value={value} />
  if (view === 'tree' || !Array.isArray(value)) return <TreeView value={value} name={name} />
  if (view === 'table') return <TableView items={value} name={name} />
  return <ListView items={value} head={elementLabel(type)} />
}

/** Dify's word for an array's element: `String` of `Array[String]`. */
function elementLabel(type: OutputType): string {
  const element = /^array\[(\w+)\]$/.exec(type)?.[1]
  return element === 'string' || element === 'number' || element === 'boolean' || element === 'object'
    ? typeLabels[element]
    : ''
}

const limitText = (usage: Usage): string | null => (usage.limit === null ? null : countText(usage.limit))

function Facts({ facts }: { readonly facts: OutputFacts }) {
  const text = useText().run
  const { elements, keys, depth, characters } = facts
  const alone = elements === null
  return (
    <>
      {elements !== null && (
        <UsageMeter usage={elements} words={text.elements(countText(elements.used), limitText(elements))} />
      )}
      {keys !== null && <span className="limit">{text.keys(countText(keys))}</span>}
      {depth !== null && <span className="limit only-wide">{text.depth(countText(depth.used), limitText(depth))}</span>}
      {characters !== null &&
        (alone ? (
          <UsageMeter usage={characters} words={text.characters(countText(characters.used), limitText(characters))} />
        ) : (
          <span className="limit muted only-wide">
            {text.longest(countText(characters.used), limitText(characters))}
          </span>
        ))}
    </>
  )
}
