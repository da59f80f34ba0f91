import type { ActionId } from '../../../shared/actions/actionTable'
import type { Build } from '../../../shared/model/environment'
import { useApp } from '../../app/stores/appStore'
import { useEnvironment } from '../../app/stores/environmentStore'
import { type PackageView, usePackages } from '../../app/stores/packageStore'
import { useSources } from '../../app/stores/sourceStore'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { focusAddField } from '../packages/focusAddField'
import { takeBundle } from '../packages/takeBundle'
import type { ActionRun } from './actionRun'
import type { Reason } from './reasons'

/** The build that the pill tells of. */
function buildNow(): Build | null {
  const { builds, current } = useEnvironment.getState()
  return current === null ? null : (builds[current] ?? null)
}

function show(view: PackageView): void {
  useApp.getState().showPage('packages')
  usePackages.getState().show(view)
}

const view = (name: PackageView): ActionRun => ({ run: () => show(name) })

/** Why nothing can be written into the workspace; null where it can. */
const readOnly = (): Reason | null => (useWorkspace.getState().workspace?.writable === true ? null : 'readOnly')
const noBuild = (): Reason | null => (buildNow() === null ? 'noEnvironment' : null)

/** Shows the page where a thing goes on that takes a while, and starts it. */
const onPage = (act: () => Promise<unknown>, why?: () => Reason | null): ActionRun => ({
  ...(why === undefined ? {} : { why }),
  run: () => {
    show('installed')
    return act()
  },
})

/** What the actions of packages and environments do. */
export const packageRuns: Readonly<Partial<Record<ActionId, ActionRun>>> = {
  'add-package': {
    why: readOnly,
    run: () => {
      show('installed')
      requestAnimationFrame(focusAddField)
    },
  },
  'compare-packages': view('compare'),
  'packages-on-disk': view('disk'),
  'build-again': {
    why: () => noBuild() ?? (buildNow()?.status === 'building' ? 'isBuilding' : null),
    run: () => useEnvironment.getState().retry(buildNow()?.id ?? '', true),
  },
  'cancel-build': {
    why: () => (buildNow()?.status === 'building' ? null : 'noBuild'),
    run: () => useEnvironment.getState().cancel(buildNow()?.id ?? ''),
  },
  'write-lock': onPage(() => useSources.getState().writeLock(), readOnly),
  'save-bundle': onPage(() => useSources.getState().saveBundle(), noBuild),
  'open-bundle': onPage(takeBundle, readOnly),
}
