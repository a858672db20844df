import type { DraftFault } from '#metrics/drafts/draft-fault.ts'
import { AppError } from './errors.ts'

/** @throws AppError bad-item naming every fault, where there is one */
export function refuseDraft(faults: readonly DraftFault[]): void {
  const [first] = faults
  if (!first) return
  throw new AppError('bad-item', first.detail, {
    errors: faults.map(({ field, detail }) => ({ index: 0, field, code: 'bad-item', detail })),
  })
}
