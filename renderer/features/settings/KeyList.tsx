import { useApp } from '../../app/stores/appStore'
import { useText } from '../../i18n/useText'
import { Kbd } from '../../ui/Kbd'

const keys = {
  run: ['Ctrl', '↵'],
  save: ['Ctrl', 'S'],
  goTo: ['Ctrl', 'P'],
  nextProblem: ['F8'],
  sidebar: ['Ctrl', 'B'],
  panel: ['Ctrl', 'J'],
  panels: ['Ctrl', '1–4'],
  settings: ['Ctrl', ','],
  regions: ['F6'],
  leaveEditor: ['Ctrl', 'M'],
} as const

/** The keys of the window. */
export function KeyList() {
  const text = useText().settings
  const isMac = useApp((state) => state.info?.platform === 'mac')
  return (
    <section>
      <h2>{text.keys}</h2>
      <dl className="key-list">
        {Object.entries(keys).map(([name, parts]) => (
          <div key={name}>
            <dt>{text.keyList[name as keyof typeof keys]}</dt>
            <dd>
              {parts.map((part) => (
                <Kbd key={part}>{isMac && part === 'Ctrl' ? '⌘' : part}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
