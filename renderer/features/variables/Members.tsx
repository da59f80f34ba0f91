import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { nextOutputName } from '../../../shared/dify/names'
import type { OutputSpec, OutputType } from '../../../shared/model/node'
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

/** The declared members of an Object, nested as deep as they go. Without any, Dify takes whatever comes. */
export function Members({ name, spec, refusal, onChange }: MembersProps) {
  const text = useText().variables
  const [fresh, setFresh] = useState<string | null>(null)
  if (!hasMembers(spec.type)) return null
  const children = spec.children ?? {}
  const names = Object.keys(children)
  const add = (): void => {
    const member: OutputSpec = { type: 'string', children: null }
    const added = nextOutputName(names)
    setFresh(added)
    onChange({ ...spec, children: { ...children, [added]: member } })
  }
  if (spec.children === null || names.length === 0) {
    return (
      <p className="members-none">
        <span>{text.anyMember}</span>
        <Button kind="ghost" small onClick={add}>
          {text.declareMembers}
        </Button>
      </p>
    )
  }
  const change = (member: string, next: { name: string; spec: OutputSpec } | null): void => {
    const rest = changeMember(children, member, next)
    onChange({ ...spec, children: Object.keys(rest).length === 0 ? null : rest })
  }
  return (
    <div className="members">
      <ul aria-label={text.members(name)}>
        {Object.entries(children).map(([member, memberSpec], index) => (
          // By place: a member that gets another name keeps its field, and the focus in it.
          <li key={index}>
            <div className="l1">
              <NameField
                name={member}
                label={text.memberName}
                others={names.filter((other) => other !== member)}
                fresh={fresh === member}
                onRename={(next) => change(member, { name: next, spec: memberSpec })}
              />
              <TypeMenu
                label={text.typeOf(member)}
                type={memberSpec.type}
                types={outputTypes}
                refusal={refusal}
                onChange={(type) => change(member, { name: member, spec: retypeSpec(memberSpec, type) })}
              />
              <span className="end">
                <IconButton label={text.remove(member)} small onClick={() => change(member, null)}>
                  <X size={14} />
                </IconButton>
              </span>
            </div>
            {refusal(memberSpec.type) !== null && <p className="field-note warn">{refusal(memberSpec.type)}</p>}
            <Members
              name={member}
              spec={memberSpec}
              refusal={refusal}
              onChange={(next) => change(member, { name: member, spec: next })}
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
