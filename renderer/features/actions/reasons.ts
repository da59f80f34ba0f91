/** Why an action can't be done now; its words are in `i18n/…/actions.ts`. */
export type Reason =
  | 'noNode'
  | 'noTab'
  | 'inAppFile'
  | 'notRunning'
  | 'noCheck'
  | 'noAppFile'
  | 'noSnippets'
  | 'noCases'
  | 'notPython'
  | 'noLesson'
  | 'lessonOpen'
