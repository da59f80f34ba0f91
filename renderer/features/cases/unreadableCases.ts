import type { Problem } from '../../../shared/model/problem'
import { useWorkspace } from '../../app/stores/workspaceStore'

const none: readonly Problem[] = []

/** What is wrong with the cases of a file that were left out for it; null where they are all here. */
export function useUnreadableCases(id: string): Problem | null {
  const problems = useWorkspace((state) => state.documents[id]?.file.problems ?? none)
  const hasCases = useWorkspace((state) => state.documents[id]?.node?.cases !== undefined)
  return hasCases ? null : (problems.find(({ code }) => code.startsWith('case-')) ?? null)
}
