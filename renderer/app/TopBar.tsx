import { ChevronDown, Languages, Minus, Monitor, Moon, PanelLeft, Settings, Square, Sun, X } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import type { Settings as Chosen } from '../../shared/model/settings'
import { EnvironmentPill } from '../features/environment/EnvironmentPill'
import { TargetMenu } from '../features/environment/TargetMenu'
import { useInLesson, useLessons } from '../features/lessons/lessonStore'
import { useText } from '../i18n/useText'
import { IconButton } from '../ui/IconButton'
import { call } from './client'
import { useBar } from './floats'
import { HelpMenu } from './HelpMenu'
import { reportError, useApp } from './stores/appStore'
import { useWorkspace } from './stores/workspaceStore'

const nextTheme: Readonly<Record<Chosen['theme'], Chosen['theme']>> = { system: 'light', light: 'dark', dark: 'system' }
const themeIcons = { system: Monitor, light: Sun, dark: Moon }

/** The top bar is the title bar: its empty space drags the window. */
export function TopBar() {
  return (
    <header className="topbar">
      <div>
        <SidebarButton />
        <WorkspaceMenu />
      </div>
      <div>
        <TargetMenu />
        <EnvironmentPill />
      </div>
      <div className="tail">
        <Preferences />
        <HelpMenu />
        <Caption />
      </div>
    </header>
  )
}

function SidebarButton() {
  const text = useText().frame
  const toggle = useApp((state) => state.toggleSidebar)
  return (
    <IconButton label={text.toggleSidebar} onClick={toggle}>
      <PanelLeft size={16} />
    </IconButton>
  )
}

function WorkspaceMenu() {
  const { frame: text, importing, lessons } = useText()
  const isLesson = useInLesson()
  const workspace = useWorkspace((state) => state.workspace)
  const { chooseWorkspace, openRecent } = useWorkspace.getState()
  const bar = useBar('workspace')
  if (workspace === null) return null
  const name = isLesson ? lessons.title : workspace.name
  const bring = (what: 'files' | 'folder') => () =>
    void call('import.choose', { workspace: workspace.path, what }).catch(reportError)
  return (
    <DropdownMenu.Root modal={false} {...bar}>
      <DropdownMenu.Trigger asChild>
        <button type="button" className="tb" aria-label={`${text.workspace} ${name}`}>
          <span className="ell strong">{name}</span>
          <ChevronDown size={14} className="muted" />
        </button>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align="start" sideOffset={4} collisionPadding={8}>
          <p className="menu-head ell" title={workspace.path}>
            {workspace.path}
          </p>
          {isLesson && (
            <DropdownMenu.Item
              className="menuitem"
              onSelect={() => void useLessons.getState().leave().catch(reportError)}
            >
              {lessons.leave}
            </DropdownMenu.Item>
          )}
          <DropdownMenu.Item className="menuitem" onSelect={() => void chooseWorkspace().catch(reportError)}>
            {text.openFolder}
          </DropdownMenu.Item>
          <DropdownMenu.Item
            className="menuitem"
            onSelect={() => void call('workspace.reveal', null).catch(reportError)}
          >
            {text.showInFolder}
          </DropdownMenu.Item>
          <DropdownMenu.Item className="menuitem" onSelect={bring('files')}>
            {importing.files}
          </DropdownMenu.Item>
          <DropdownMenu.Item className="menuitem" onSelect={bring('folder')}>
            {importing.folder}
          </DropdownMenu.Item>
          {workspace.recent.length > 0 && <p className="menu-head">{text.recent}</p>}
          {workspace.recent.map(({ path, name }, index) => (
            <DropdownMenu.Item
              key={path}
              className="menuitem"
              title={path}
              onSelect={() => void openRecent(index).catch(reportError)}
            >
              <span className="ell">{name}</span>
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

function Preferences() {
  const text = useText().frame
  const { language, settings, page, updateSettings, showPage } = useApp()
  const ThemeIcon = themeIcons[settings.theme]
  const other = language === 'en' ? 'zh-CN' : 'en'
  return (
    <>
      <button
        type="button"
        className="tb"
        title={text.otherLanguage}
        aria-label={`${language === 'en' ? 'English' : '简体中文'} · ${text.otherLanguage}`}
        onClick={() => void updateSettings({ language: other }).catch(reportError)}
      >
        <Languages size={16} />
        {language === 'en' ? 'English' : '简体中文'}
      </button>
      <IconButton
        label={text.theme[settings.theme]}
        onClick={() => void updateSettings({ theme: nextTheme[settings.theme] }).catch(reportError)}
      >
        <ThemeIcon size={16} />
      </IconButton>
      <IconButton
        label={text.settings}
        on={page === 'settings'}
        aria-pressed={page === 'settings'}
        onClick={() => showPage(page === 'settings' ? 'library' : 'settings')}
      >
        <Settings size={16} />
      </IconButton>
    </>
  )
}

/** Linux draws its caption buttons here; macOS and Windows have their own. */
function Caption() {
  const text = useText().frame
  const platform = useApp((state) => state.info?.platform)
  if (platform !== 'linux') return null
  const control = (action: 'minimize' | 'maximize' | 'close') => () =>
    void call('window.control', { action }).catch(reportError)
  return (
    <span className="captions">
      <button type="button" aria-label={text.minimize} onClick={control('minimize')}>
        <Minus size={14} />
      </button>
      <button type="button" aria-label={text.maximize} onClick={control('maximize')}>
        <Square size={12} />
      </button>
      <button type="button" aria-label={text.closeWindow} onClick={control('close')}>
        <X size={15} />
      </button>
    </span>
  )
}
