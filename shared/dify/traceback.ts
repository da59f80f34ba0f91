import type { NodeLanguage } from '../model/node'
import type { Traceback } from '../model/run'
import { readNodeTraceback } from './nodeTraceback'
import { readPythonTraceback } from './pythonTraceback'
import { asInSandbox } from './sandboxPaths'
import type { ScriptPlace } from './scriptLines'
import { readTemplateTraceback } from './templateTraceback'
import type { Target } from './targets/target'

/**
 * Reads the traceback of an uncaught error out of what a script wrote to stderr (or of Dify's error text). Lines are the editor's;
 * frames run from the outermost call to the place of the error, in both languages; those of the bootstrap and the wrapper are
 * gone, and so is what the wrapper alone called. Frames outside the author's code keep their line, and have the file's path in the sandbox. The summary is
 * the error with its whole message, which may have several lines. Null where the text holds no traceback.
 */
export function readTraceback(
  target: Target,
  language: NodeLanguage,
  text: string,
  place: ScriptPlace,
): Traceback | null {
  const told = asInSandbox(target, text)
  if (language === 'jinja2') return readTemplateTraceback(told, place.code)
  return language === 'python3' ? readPythonTraceback(target, told, place) : readNodeTraceback(target, told, place)
}

/** The editor's line where the error happened: that of the innermost own frame. Null where no own line took part. */
export function errorLine(traceback: Traceback | null): number | null {
  return traceback?.frames.findLast((frame) => frame.own)?.line ?? null
}
