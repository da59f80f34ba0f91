import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'

async function putZip(path: string, files: Readonly<Record<string, string>>): Promise<void> {
  await mkdir(join(path, '..'), { recursive: true })
  await writeFile(path, zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))))
}

/** A wheel of one module, as an index or a folder would hold it. `more` are further files in it. */
export async function putWheel(
  folder: string,
  name: string,
  version: string,
  more: Readonly<Record<string, string>> = {},
): Promise<void> {
  const info = `${name}-${version}.dist-info`
  const files = {
    ...more,
    [`${name}.py`]: `version = "${version}"\n`,
    [`${info}/METADATA`]: `Metadata-Version: 2.1\nName: ${name}\nVersion: ${version}\n`,
    [`${info}/WHEEL`]: 'Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n',
  }
  const record = [...Object.keys(files), `${info}/RECORD`].map((path) => `${path},,`).join('\n')
  await putZip(join(folder, `${name}-${version}-py3-none-any.whl`), { ...files, [`${info}/RECORD`]: `${record}\n` })
}

/** Python that leaves a file at `mark`, so that a test sees whether it was run. */
export function leavesMark(mark: string): string {
  return `open(${JSON.stringify(mark)}, "w").close()`
}

/** A source distribution with a build script of its own, which leaves a file at `mark` and then makes the wheel. */
export async function putSource(folder: string, name: string, version: string, mark: string): Promise<void> {
  const backend = [
    leavesMark(mark),
    'import zipfile',
    'def build_wheel(folder, config_settings=None, metadata_directory=None):',
    `    info = "${name}-${version}.dist-info"`,
    `    files = {"${name}.py": "", info + "/METADATA": "Metadata-Version: 2.1\\nName: ${name}\\nVersion: ${version}\\n",`,
    '        info + "/WHEEL": "Wheel-Version: 1.0\\nGenerator: test\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n"}',
    '    files[info + "/RECORD"] = "".join(path + ",,\\n" for path in [*files, info + "/RECORD"])',
    `    made = "${name}-${version}-py3-none-any.whl"`,
    '    with zipfile.ZipFile(folder + "/" + made, "w") as wheel:',
    '        for path, text in files.items(): wheel.writestr(path, text)',
    '    return made',
  ]
  const project = `[project]\nname = "${name}"\ndynamic = ["version"]\n`
  const top = `${name}-${version}`
  await putZip(join(folder, `${top}.zip`), {
    [`${top}/PKG-INFO`]: `Metadata-Version: 2.1\nName: ${name}\nVersion: ${version}\n`,
    [`${top}/pyproject.toml`]: `[build-system]\nrequires = []\nbuild-backend = "own"\nbackend-path = ["."]\n${project}`,
    [`${top}/own.py`]: `${backend.join('\n')}\n`,
  })
}

/** A package nodelab-own 4 that is written in a folder and can be installed as editable. */
export async function putOwn(folder: string): Promise<void> {
  const metadata = 'Metadata-Version: 2.1\\nName: nodelab-own\\nVersion: 4\\n'
  const backend = [
    'import os, zipfile',
    'def build_editable(folder, config_settings=None, metadata_directory=None):',
    '    info = "nodelab_own-4.dist-info"',
    `    files = {"nodelab_own.pth": os.getcwd(), info + "/METADATA": "${metadata}",`,
    '        info + "/WHEEL": "Wheel-Version: 1.0\\nGenerator: test\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n"}',
    '    files[info + "/RECORD"] = "".join(path + ",,\\n" for path in [*files, info + "/RECORD"])',
    '    made = "nodelab_own-4-py3-none-any.whl"',
    '    with zipfile.ZipFile(folder + "/" + made, "w") as wheel:',
    '        for path, text in files.items(): wheel.writestr(path, text)',
    '    return made',
    'build_wheel = build_editable',
    '',
  ]
  const system = '[build-system]\nrequires = []\nbuild-backend = "own"\nbackend-path = ["."]\n'
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'pyproject.toml'), `${system}[project]\nname = "nodelab-own"\nversion = "4"\n`)
  await writeFile(join(folder, 'own.py'), backend.join('\n'))
}
