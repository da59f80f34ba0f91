import type { Monaco } from '../../editor/monaco'
import { askJavascript } from './javascriptHelp'

/** Format document for JavaScript, by the compiler's own formatter. */
export function formatJavascript(monaco: Monaco): void {
  monaco.languages.registerDocumentFormattingEditProvider('javascript', {
    async provideDocumentFormattingEdits(model, { tabSize }) {
      const text = await askJavascript('format', { code: model.getValue(1), indent: tabSize })
      return text === null ? [] : [{ range: model.getFullModelRange(), text }]
    },
  })
}
