import type { DraftFault } from '#metrics/drafts/draft-fault.ts'
import { AppError } from './errors.ts'

/** Refuses a draft with faults. @throws AppError bad-item with every fault */
export function refuseDraft(faults: readonly DraftFault[]): void {
  const [first] = faults
  if (!first) return
  throw new AppError('bad-item', first.detail, {
    errors: faults.map(({ field, detail }) => ({ index: 0, field, code: 'bad-item', detail })),
  })
}
