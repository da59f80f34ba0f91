import { checkWords } from '../../../shared/cases/checkKinds'
import { findTarget } from '../../../shared/dify/targets'
import type { Check, NodeCase } from '../../../shared/model/nodeCase'
import type { NodeTemplate } from '../../../shared/model/nodeTemplate'
import { callOf, snippetOf } from '../../../shared/snippets/snippet'
import { useApp } from '../../app/stores/appStore'
import { useText } from '../../i18n/useText'
import { TypeChip } from '../../ui/TypeChip'
import { scrolls } from '../run/scrolls'

interface TemplatePreviewProps {
  readonly template: NodeTemplate
  /** Shows the functions that would be inserted instead of the whole node. */
  readonly isSnippet: boolean
}

/** What a template is: its words, where it was tried, its inputs and outputs, its code and its cases. */
export function TemplatePreview({ template, isSnippet }: TemplatePreviewProps) {
  const text = useText().gallery
  const language = useApp((state) => state.language)
  const { id, names, descs, node, targets } = template
  const snippet = isSnippet ? snippetOf(id, node) : null
  const needs = node.dependencies.map(({ name, version }) => (version === '' ? name : `${name}==${version}`))
  return (
    <>
      <h3>{names[language]}</h3>
      <p>
        {descs[language]} {needs.length > 0 && text.needs(needs)}
      </p>
      <p className="muted">{text.passed(targets.map((target) => findTarget(target)?.name ?? target))}</p>
      {!isSnippet && (
        <dl className="gallery-names">
          <dt>{text.inputs}</dt>
          <dd>
            {node.variables.map(({ variable, value_type }) => (
              <span key={variable}>
                <code>{variable}</code> <TypeChip type={value_type} />
              </span>
            ))}
          </dd>
          <dt>{text.outputs}</dt>
          <dd>
            {node.outputs.map(({ name, spec }) => (
              <span key={name}>
                <code>{name}</code> <TypeChip type={spec.type} />
              </span>
            ))}
          </dd>
        </dl>
      )}
      <h3>{isSnippet ? text.functions : text.code}</h3>
      {isSnippet && <p className="muted">{text.inserted}</p>}
      <pre className="gallery-code mono" {...scrolls} aria-label={text.code}>
        {snippet === null
          ? node.code
          : [...snippet.imports, '', snippet.body, '', callOf(snippet).replace(/\$\{\d+:(\w+)\}/g, '$1')]
              .join('\n')
              .trim()}
      </pre>
      <h3>{text.cases((node.cases ?? []).length)}</h3>
      <Cases cases={node.cases ?? []} />
    </>
  )
}

function Cases({ cases }: { readonly cases: readonly NodeCase[] }) {
  const text = useText().gallery
  return (
    <table className="gallery-cases">
      <thead>
        <tr>
          <td />
          <th>{text.given}</th>
          <th>{text.expected}</th>
        </tr>
      </thead>
      <tbody>
        {cases.map(({ name, inputs, checks, error }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>
              {Object.keys(inputs).length === 0 ? <span className="muted">{text.sample}</span> : <Values of={inputs} />}
            </td>
            <td>{error === null ? <Checks of={checks} /> : text.fails(error)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Values by name, one a line, as JSON. */
function Values({ of }: { readonly of: Readonly<Record<string, string>> }) {
  return Object.entries(of).map(([name, value]) => (
    <code key={name} className="block">
      {name}: {value}
    </code>
  ))
}

/** What is expected, an output a line; of another kind than equal to a value in the word that it has in a node's file. */
function Checks({ of }: { readonly of: readonly Check[] }) {
  return of.map(({ output, path, kind, value }) => (
    <code key={`${output} ${path} ${kind}`} className="block">
      {output}
      {path.slice(1)}: {kind === 'equals' ? '' : `${checkWords[kind]} `}
      {value}
    </code>
  ))
}
