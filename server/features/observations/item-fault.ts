import { AppError, type ItemError, type RefusalCode } from '../../errors.ts'

/** A fault in one item: `code` for the item, `refusal` for the batch where all of its faults are of one kind. */
export interface ItemFault extends ItemError {
  readonly refusal: RefusalCode
}

/** A figure that a level has endorsed is with the reviewers, whether it waits above or was sent back to a level below. Rule W-11. */
export const inReviewRefusal =
  '这个数正在逐级审核，不能改，也不能撤回：现在等哪一级，看填报表上这一格；要改的，请那一级的审核员退回。'

/**
 * The refusal of a batch with all of its faults, item by item. Where any fault is organisation-not-allowed or region-not-allowed, its code
 * is that; else the one that all faults share, or bad-item.
 */
export function refusalOfBatch(faults: readonly ItemFault[]): AppError {
  const inOrder = [...faults].sort((a, b) => a.index - b.index)
  const code = codeOf(inOrder)
  const [first] = inOrder
  const place = first === undefined ? '' : `第 ${first.index + 1} 项：${first.detail}`
  const more = inOrder.length > 1 ? `（共 ${inOrder.length} 处，见 errors）` : ''
  return new AppError(code, `本次没有保存。${place}${more}`, {
    errors: inOrder.map(({ index, field, code, detail }) => ({ index, field, code, detail })),
  })
}

const notAllowed: readonly RefusalCode[] = ['organisation-not-allowed', 'region-not-allowed']

function codeOf(faults: readonly ItemFault[]): RefusalCode {
  const codes = new Set(faults.map(({ refusal }) => refusal))
  const forbidden = notAllowed.find((code) => codes.has(code))
  if (forbidden) return forbidden
  const [only] = codes
  return only !== undefined && codes.size === 1 ? only : 'bad-item'
}
