import * as monaco from 'monaco-editor/editor/editor.api'
import 'monaco-editor/languages/definitions/python/register'

window.benchEditor = monaco.editor.create(document.getElementById('editor'), {
  value: 'def main():\n    return {}\n',
  language: 'python',
})
performance.mark('nodelab:editor-ready')
