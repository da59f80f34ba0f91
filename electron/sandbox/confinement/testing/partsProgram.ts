import type { PythonPart } from '../sources'
import source from './partsProgram.py?raw'

/** Arguments of a Python that runs a program with some parts of the worker, as they are shipped, at hand. */
export const partsArgs: readonly string[] = ['-I', '-c', source]

/** What it reads from standard input. The program finds `told` by that name. */
export function partsInput(
  parts: readonly PythonPart[],
  program: string,
  told: Readonly<Record<string, unknown>>,
): string {
  return `${JSON.stringify({ ...told, parts, program })}\n`
}
