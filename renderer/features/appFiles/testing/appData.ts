import type { AppFile, AppNode, AppPreview } from '../../../../shared/model/appFile'

/** A node of an app file with what a test says of it. */
export function appNodeWith(part: Partial<AppNode> & { readonly id: string }): AppNode {
  return {
    nodeId: part.id.split('#').at(-1) ?? '',
    title: 'Parse ticket',
    code_language: 'python3',
    way: [{ nodeId: '1', type: 'start', title: 'Start', enters: false }],
    line: 12,
    edited: false,
    problem: null,
    ...part,
  }
}

/** An app file as main lists it. */
export function appFileWith(id: string, nodes: AppNode[], part: Partial<AppFile> = {}): AppFile {
  return {
    id,
    revision: 'r1',
    appName: 'Triage',
    mode: 'workflow',
    dslVersion: '0.6.0',
    problems: [],
    nodes,
    ...part,
  }
}

/** A save that changes one line. */
export function previewWith(id: string, part: Partial<AppPreview> = {}): AppPreview {
  return {
    id,
    revision: 'r1',
    nodes: [{ id: `${id}#2`, title: 'Parse ticket' }],
    alsoChanged: [],
    hunks: [
      {
        skipped: 204,
        rows: [
          { kind: 'same', old: 205, new: 205, text: '    - data:', marks: [] },
          { kind: 'removed', old: 206, new: null, text: 'code: refund', marks: [[6, 12]] },
          { kind: 'added', old: null, new: 206, text: 'code: broken', marks: [[6, 12]] },
        ],
      },
    ],
    skipped: 409,
    changed: 1,
    unchanged: 614,
    lineEnds: 'crlf',
    bom: false,
    lostOutputs: [],
    conflict: null,
    problem: null,
    ...part,
  }
}
