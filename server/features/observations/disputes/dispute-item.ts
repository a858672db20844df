import type { ObservationItem } from '../../../contract/observations.ts'
import type { NewDispute } from '../../../contract/disputes.ts'

/** The disputed value as it would be reported, with its reason and method for a note. */
export function disputeItem({
  indicator,
  region,
  period,
  value,
  reason,
  method,
}: NewDispute): ObservationItem {
  const note = `异议：${reason.trim()}；取数方法：${method.trim()}`
  return { indicator, region, period, value, note, correction: 'error' }
}
