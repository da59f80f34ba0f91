import { useText } from '../../i18n/useText'
import type { PackageRow, Reason } from './packageRows'
import type { PackagesShown } from './usePackagesShown'

/** Says why a package is there, in the author's language. */
export function useReasonText({ target, targetId, node }: PackagesShown): (reason: Reason) => string {
  const { reasons } = useText().packagesPage
  return (reason) => {
    if (reason.kind === 'line') return reasons.line(reason.line)
    if (reason.kind === 'node') return reasons.node(node?.title ?? '')
    if (reason.kind === 'sandbox') return reasons.sandbox(target?.name ?? targetId)
    return reason.kind === 'needed' ? reasons.needed(reason.by.join(', ')) : reasons.unknown
  }
}

/** Whether the author himself asked for a package in the requirements. */
export function isAsked({ reason }: PackageRow): boolean {
  return reason.kind === 'line'
}
