import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { nextOutputName } from '../../../shared/dify/names'
import type { Output, OutputSpec, OutputType } from '../../../shared/model/node'
import { outputTypes } from '../../../shared/model/variableTypes'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { IconButton } from '../../ui/IconButton'
import { NameField } from './NameField'
import { changeMember, hasMembers, retypeSpec } from './nodeEdits'
import { TypeMenu } from './TypeMenu'

interface MembersProps {
  readonly name: string
  readonly spec: OutputSpec
  readonly refusal: (type: OutputType) => string | null
  readonly onChange: (spec: OutputSpec) => void
}

/** The declared members of an Object, nested as deep as they go. Where none are declared Dify takes whatever comes; of an empty list of them it takes `{}` alone. */
export function Members({ name, spec, refusal, onChange }: MembersProps) {
  const text = useText().variables
  const [fresh, setFresh] = useState<string | null>(null)
  if (!hasMembers(spec.type)) return null
  const members = spec.children ?? []
  const names = members.map((member) => member.name)
  const add = (): void => {
    const added: Output = { name: nextOutputName(names), spec: { type: 'string', children: null } }
    setFresh(added.name)
    onChange({ ...spec, children: [...members, added] })
  }
  if (members.length === 0) {
    return (
      <p className="members-none">
        <span>{spec.children === null ? text.anyMember : text.noMember}</span>
        <Button kind="ghost" small onClick={add}>
          {text.declareMembers}
        </Button>
        {spec.children !== null && (
          <Button kind="ghost" small onClick={() => onChange({ ...spec, children: null })}>
            {text.takeAnyMember}
          </Button>
        )}
      </p>
    )
  }
  const change = (at: number, member: Output | null): void =>
    onChange({ ...spec, children: changeMember(members, at, member) })
  return (
    <div className="members">
      <ul aria-label={text.members(name)}>
        {members.map((member, index) => (
          // By place: a member that gets another name keeps its field, and the focus in it.
          <li key={index}>
            <div className="l1">
              <NameField
                name={member.name}
                label={text.memberName}
                others={names.filter((_, at) => at !== index)}
                fresh={fresh === member.name}
                onRename={(next) => change(index, { ...member, name: next })}
              />
              <TypeMenu
                label={text.typeOf(member.name)}
                type={member.spec.type}
                types={outputTypes}
                refusal={refusal}
                onChange={(type) => change(index, { ...member, spec: retypeSpec(member.spec, type) })}
              />
              <span className="end">
                <IconButton label={text.remove(member.name)} small onClick={() => change(index, null)}>
                  <X size={14} />
                </IconButton>
              </span>
            </div>
            {refusal(member.spec.type) !== null && <p className="field-note warn">{refusal(member.spec.type)}</p>}
            <Members
              name={member.name}
              spec={member.spec}
              refusal={refusal}
              onChange={(next) => change(index, { ...member, spec: next })}
            />
          </li>
        ))}
      </ul>
      <Button kind="ghost" small icon={<Plus size={14} />} onClick={add}>
        {text.addMember}
      </Button>
    </div>
  )
}
