import type { ActionGroup } from '../../../shared/actions/actionTable'
import type { Reason } from '../../features/actions/reasons'

/** Words around the actions of the app: the palette and the list of keys. Their titles are in `shared/actions`. */
export const actions = {
  recent: 'Recent',
  act: 'Do something by its name',
  actHint: 'What to do',
  keyMap: 'Keys',
  keyMapHint: 'What to do, or a key',
  nothing: 'No key does this.',
  close: 'Close',
  allKeys: 'All keys',
  groups: {
    run: 'Run',
    node: 'Nodes',
    dify: 'Dify',
    problems: 'Problems',
    view: 'View',
    editor: 'Code',
    window: 'Window',
  } as Readonly<Record<ActionGroup, string>>,
  scopes: {
    editor: 'in the code',
    text: 'where text is typed',
    library: 'in the library',
    packages: 'on the Packages page',
    variables: 'outside of the code',
  } as Readonly<Record<string, string>>,
  reasons: {
    noNode: 'no node is open',
    noTab: 'no tab is open',
    inAppFile: 'the node is in an app file',
    notRunning: 'nothing runs',
    noCheck: 'the target refuses no calls',
    noAppFile: 'the node is in no app file',
    noSnippets: 'a template node has no functions',
    noCases: 'the node has no cases',
    notPython: 'only Python is formatted',
    noLesson: 'no lesson is open',
    lessonOpen: 'the lesson is not passed yet',
  } as Readonly<Record<Reason, string>>,
}
