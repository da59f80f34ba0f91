import { describe, expect, it } from 'vitest'
import { defaultSettings } from '../../shared/model/settings'
import { dataFolders } from '../environments/dataFolders'
import { type UvSearch, uvPlaces } from '../environments/findUv'
import { pythonCandidates } from '../environments/pythonPlaces'
import { pathFolders } from '../processes/pathFolders'
import { nodeCandidates } from '../sandbox/nodePlaces'
import { type Machine, posixPaths, systemPathsOf, windowsPaths } from './systemPaths'

/** Folders of a machine that is not this one, with the names in them. */
const folders: Readonly<Record<string, readonly string[]>> = {
  '/home/me/.pyenv/versions': ['3.10.9', '3.10.13', '3.11.1'],
  '/home/me/miniconda3/envs': ['work'],
  '/home/me/.nvm/versions/node': ['v20.1.0', 'v18.2.0', 'lts'],
  'C:\\Users\\我\\.pyenv\\pyenv-win\\versions': ['3.10.9', '3.10.13', '3.11.1'],
  'C:\\Users\\我\\miniconda3\\envs': ['work', 'other'],
  'C:\\Users\\我\\miniconda3\\envs\\work\\conda-meta': ['python-3.10.4-0.json'],
  'C:\\Users\\我\\AppData\\Roaming\\nvm': ['v20.1.0', 'v18.2.0', 'lts'],
}
const namesIn = (folder: string): Promise<string[]> => Promise.resolve([...(folders[folder] ?? [])])
const linux: Machine = { env: { PATH: '/usr/bin:bin:/opt/a b' }, home: '/home/me', paths: posixPaths, namesIn }
const windows: Machine = {
  env: {
    Path: 'C:\\Windows;tools;D:\\a b',
    APPDATA: 'C:\\Users\\我\\AppData\\Roaming',
    LOCALAPPDATA: 'C:\\Users\\我\\AppData\\Local',
    ProgramFiles: 'C:\\Program Files',
  },
  home: 'C:\\Users\\我',
  paths: windowsPaths,
  namesIn,
}

describe('programs and folders', () => {
  it.each([
    ['linux', 'uv', '/e/bin/python', '/e/lib', '/p/bin/python3.10', null],
    ['darwin', 'uv', '/e/bin/python', '/e/lib', '/p/bin/python3.10', null],
    ['win32', 'uv.exe', '\\e\\Scripts\\python.exe', '\\e\\Lib', '\\p\\python.exe', 'py'],
  ] as const)('are named as %s names them', (platform, uv, interpreter, library, python, launcher) => {
    const paths = systemPathsOf(platform)
    expect([
      paths.program('uv'),
      paths.interpreterOf('/e'),
      paths.libraryOf('/e'),
      paths.installedPython('/p', '3.10'),
      paths.pythonLauncher,
    ]).toEqual([uv, interpreter, library, python, launcher])
  })

  it('of PATH are split as the system splits it; what is relative depends on where one stands', () => {
    expect(pathFolders(linux.env, posixPaths)).toEqual(['/usr/bin', '/opt/a b'])
    expect(pathFolders(windows.env, windowsPaths)).toEqual(['C:\\Windows', 'D:\\a b'])
  })

  it('of the data lie where the system keeps such', () => {
    const home = { LOCALAPPDATA: 'C:\\Users\\我\\AppData\\Local', XDG_DATA_HOME: '/data' }
    expect(dataFolders(home, 'win32')).toMatchObject({
      root: 'C:\\Users\\我\\AppData\\Local\\Nodelab',
      settingsFile: 'C:\\Users\\我\\AppData\\Local\\Nodelab\\settings.json',
    })
    expect(dataFolders(home, 'linux').environments).toBe('/data/nodelab/environments')
    expect(dataFolders({}, 'darwin').root).toMatch(/\/Library\/Application Support\/Nodelab$/)
  })
})

describe('what is looked for', () => {
  it.each([
    [
      linux,
      ['/usr/bin/python3.10', '/opt/a b/python3.10'],
      ['/home/me/.pyenv/versions/3.10.13/bin/python3.10', '/home/me/.pyenv/versions/3.10.9/bin/python3.10'],
      ['/home/me/miniconda3/bin/python3.10', '/home/me/miniconda3/envs/work/bin/python3.10'],
      '/Library/Frameworks/Python.framework/Versions/3.10/bin/python3.10',
    ],
    [
      windows,
      ['C:\\Windows\\python.exe', 'D:\\a b\\python.exe'],
      [
        'C:\\Users\\我\\.pyenv\\pyenv-win\\versions\\3.10.13\\python.exe',
        'C:\\Users\\我\\.pyenv\\pyenv-win\\versions\\3.10.9\\python.exe',
      ],
      // Its folder tells no version; of two environments, one holds it.
      ['C:\\Users\\我\\miniconda3\\envs\\work\\python.exe'],
      'C:\\Users\\我\\AppData\\Local\\Programs\\Python\\Python310\\python.exe',
    ],
  ])('is a Python: PATH first, newest first', async (machine, onPath, pyenv, conda, installed) => {
    const found = await pythonCandidates('3.10', machine)
    expect(found.slice(0, 2)).toEqual(onPath)
    expect(found.filter((path) => path.includes('pyenv'))).toEqual(pyenv)
    expect(found.filter((path) => path.includes('miniconda3') && path.includes(machine.home))).toEqual(conda)
    expect(found).toContain(installed)
  })

  it.each([
    [linux, '/usr/bin/node', ['/home/me/.nvm/versions/node/v20.1.0/bin/node'], '/opt/homebrew/opt/node@20/bin/node'],
    [
      windows,
      'C:\\Windows\\node.exe',
      ['C:\\Users\\我\\AppData\\Roaming\\nvm\\v20.1.0\\node.exe'],
      'C:\\Program Files\\nodejs\\node.exe',
    ],
  ])('is a Node: PATH, those of that major, installers', async (machine, onPath, near, installed) => {
    const found = (await nodeCandidates('20', machine)).map(({ path }) => path)
    expect(found[0]).toBe(onPath)
    expect(found.slice(2, 3)).toEqual(near)
    expect(found.indexOf(installed)).toBeGreaterThan(2)
    expect(found.at(-1)).toContain('v18.2.0')
  })

  it.each([
    [linux, '/res/uv/uv', '/home/me/.local/bin/uv', '/opt/homebrew/bin/uv'],
    [windows, '\\res\\uv\\uv.exe', 'C:\\Users\\我\\.local\\bin\\uv.exe', null],
  ])('is a uv: the one of the app first', ({ env, home, paths }, bundled, ofUser, ofHomebrew) => {
    const search: UvSearch = {
      folders: dataFolders(env, paths.isWindows ? 'win32' : 'linux'),
      settings: defaultSettings,
      env,
      resourcesPath: '/res',
      home,
    }
    const found = uvPlaces(search, paths).map(({ path }) => path)
    expect(found[0]).toBe(bundled)
    expect(found).toContain(ofUser)
    expect(found.some((path) => path.includes('homebrew'))).toBe(ofHomebrew !== null)
    expect(found.at(-1)).toMatch(paths.isWindows ? /\\Nodelab\\uv\\[\d.]+\\uv\.exe$/ : /\/nodelab\/uv\/[\d.]+\/uv$/)
  })
})
