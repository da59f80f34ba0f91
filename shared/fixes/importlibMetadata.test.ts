import { describe, expect, it } from 'vitest'
import { useImportlibMetadata } from './importlibMetadata'

describe('the importlib.metadata version of code that lists packages', () => {
  it('keeps the form of the example node', () => {
    const code = `def main() -> dict:
    import pkg_resources

    return {
        "result": [
            f"{dist.key}=={dist.version}"
            for dist in sorted(
                pkg_resources.working_set,
                key=lambda dist: dist.key,
            )
        ]
    }
`
    expect(useImportlibMetadata(code)).toBe(`def main() -> dict:
    from importlib.metadata import distributions

    return {
        "result": [
            f"{dist.name.lower().replace('_', '-')}=={dist.version}"
            for dist in sorted(
                distributions(),
                key=lambda dist: dist.name.lower().replace('_', '-'),
            )
        ]
    }
`)
  })

  it.each([
    [
      'import pkg_resources  # old\ninstalled = pkg_resources.working_set\nx = sorted(["%s==%s" % (i.key, i.version) for i in installed])\n',
      "from importlib.metadata import distributions  # old\ninstalled = list(distributions())\nx = sorted([\"%s==%s\" % (i.name.lower().replace('_', '-'), i.version) for i in installed])\n",
    ],
    [
      "from pkg_resources import working_set\nfor d in working_set:\n    print(f'{d.project_name} {d.key}', other.key)\n",
      'from importlib.metadata import distributions\nfor d in distributions():\n    print(f\'{d.name.replace("_", "-")} {d.name.lower().replace("_", "-")}\', other.key)\n',
    ],
    [
      'import pkg_resources\nx = sorted(rows, key=lambda r: r.key) + [d.key for d in pkg_resources.working_set]\n',
      "from importlib.metadata import distributions\nx = sorted(rows, key=lambda r: r.key) + [d.name.lower().replace('_', '-') for d in distributions()]\n",
    ],
  ])('knows the other forms: %j', (code, rewritten) => {
    expect(useImportlibMetadata(code)).toBe(rewritten)
  })

  it.each([
    'def main():\n    return {}\n',
    'import pkg_resources\nv = pkg_resources.get_distribution("x").version\n',
    'import pkg_resources\nfor d in pkg_resources.working_set:\n    pkg_resources.require(d.key)\n',
    'import os, pkg_resources\nfor d in pkg_resources.working_set:\n    print(d.key)\n',
    'import pkg_resources\nprint(pkg_resources.working_set.by_key)\n',
    'import pkg_resources\nfor d in pkg_resources.working_set.by_key.values():\n    print(d.key)\n',
    'import pkg_resources\nfor d in pkg_resources.working_set:\n    print(d.key, d.location)\n',
    'import pkg_resources\nfor d in sorted(pkg_resources.working_set):\n    print(d.key)\n',
    'import pkg_resources\nnames = [str(d) for d in pkg_resources.working_set]\n',
    'import pkg_resources as p\nfor d in p.working_set:\n    print(d.key)\n',
  ])('leaves alone what it does not know: %j', (code) => {
    expect(useImportlibMetadata(code)).toBe(null)
  })
})
