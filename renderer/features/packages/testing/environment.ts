import type { Build, Package } from '../../../../shared/model/environment'
import type { PackageFacts } from '../../../../shared/model/packages'
import { useApp } from '../../../app/stores/appStore'
import { useEnvironment } from '../../../app/stores/environmentStore'
import { usePackages } from '../../../app/stores/packageStore'
import { useWorkspace } from '../../../app/stores/workspaceStore'

const packages: readonly Package[] = [
  { name: 'anyio', version: '4.13.0', origin: 'base' },
  { name: 'h11', version: '0.16.0', origin: 'base' },
  { name: 'httpcore', version: '1.0.9', origin: 'base' },
  { name: 'httpx', version: '0.27.2', origin: 'base' },
  { name: 'lxml', version: '6.1.0', origin: 'needed' },
  { name: 'python-docx', version: '1.1.0', origin: 'own' },
  { name: 'requests', version: '2.32.3', origin: 'base' },
]

const neededBy: Readonly<Record<string, readonly string[]>> = {
  anyio: ['httpx'],
  h11: ['httpcore'],
  httpcore: ['httpx'],
  lxml: ['python-docx'],
}

/** Facts of the packages, each with its own size. */
export const facts: readonly PackageFacts[] = packages.map((one, index) => ({
  ...one,
  neededBy: [...(neededBy[one.name] ?? [])],
  requires: [],
  bytes: (index + 1) * 10_000,
  summary: one.name === 'lxml' ? 'Powerful XML processing' : '',
  licence: 'MIT',
  homepage: `https://example.com/${one.name}`,
  requiresPython: '>=3.9',
  modules: [one.name === 'python-docx' ? 'docx' : one.name],
}))

/** An environment of Dify 1.16 with two packages of the author's. */
export const build: Build = {
  id: 'b',
  target: 'dify-1.16',
  status: 'ready',
  stages: [],
  log: '',
  problems: [],
  notices: [],
  environment: {
    key: 'k1',
    target: 'dify-1.16',
    python: { version: '3.14.2', asked: '3.14', path: '/p', exact: true },
    packages: [...packages],
    baseChanges: [],
  },
  node: null,
  lastGood: null,
  waitsFor: null,
  startedAt: 0,
}

/** The window as it is with that environment, and this text in python-requirements.txt. */
export function showEnvironment(text: string): void {
  useApp.setState({ page: 'packages', problems: [], settings: { ...useApp.getState().settings, target: 'dify-1.16' } })
  useEnvironment.setState({ builds: { b: build }, current: 'b', asked: useWorkspace.getState().requirementsCount })
  usePackages.setState({ view: 'installed', wish: null, facts: {}, factsProblem: null, newer: {}, sideOpen: false })
  useWorkspace.setState({
    workspace: { path: '/w', name: 'w', writable: true, problems: [], recent: [] },
    tabs: [],
    active: null,
    documents: {},
    requirements: { text, revision: 'r', saving: 'saved', diskText: null, problem: null, saveProblem: null },
  })
}
