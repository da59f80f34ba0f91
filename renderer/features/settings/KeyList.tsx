import { useMac } from '../../app/useMac'
import { useText } from '../../i18n/useText'
import { Kbd } from '../../ui/Kbd'
import { keyNames } from '../../ui/keys'

const keys = {
  run: ['Ctrl', '↵'],
  copyToDify: ['Ctrl', 'Shift', 'C'],
  pasteFromDify: ['Ctrl', 'V'],
  save: ['Ctrl', 'S'],
  goTo: ['Ctrl', 'P'],
  search: ['Ctrl', 'Shift', 'F'],
  nextProblem: ['F8'],
  sidebar: ['Ctrl', 'B'],
  panel: ['Ctrl', 'J'],
  panels: ['Ctrl', '1–5'],
  packages: ['Ctrl', 'Shift', 'E'],
  settings: ['Ctrl', ','],
  regions: ['F6'],
  leaveEditor: ['Control', 'M'],
} as const

/** Monaco has its own key for it on macOS, where ⌘ M minimises the window. */
const leaveEditorOnMac = ['Control', 'Shift', 'M'] as const

/** The keys of the window. */
export function KeyList() {
  const text = useText().settings
  const isMac = useMac()
  return (
    <section>
      <h2>{text.keys}</h2>
      <dl className="key-list">
        {Object.entries(keys).map(([name, parts]) => (
          <div key={name}>
            <dt>{text.keyList[name as keyof typeof keys]}</dt>
            <dd>
              {keyNames(isMac && name === 'leaveEditor' ? leaveEditorOnMac : parts, isMac).map((part) => (
                <Kbd key={part}>{part}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
