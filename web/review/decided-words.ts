import type { ReviewLevel } from '#metrics/catalogue/indicator.ts'
import { cellWords } from '#metrics/wording/reporting/cells.ts'
import { reviewLevelWords } from '#metrics/wording/reporting/review-levels.ts'
import type { Decided, ReviewItem } from '#server/contract/review.ts'

/** What was approved, and where it is now: on the boards, at the level above (`endorsed` of them), or waiting for its minute of release (`cleared`). */
export function approvedWords(
  items: readonly ReviewItem[],
  { endorsed, cleared }: Pick<Decided, 'endorsed' | 'cleared'>,
): string {
  const done = `已通过${named(items)}`
  if (cleared > 0) {
    const some = cleared === items.length ? '' : `其中 ${cleared} 项`
    return `${done}，${some}到发布时刻上看板，之前可在“已通过”里撤销。`
  }
  if (endorsed === 0) return `${done}，看板已更新。`
  const levels = new Set(items.flatMap(({ step }) => (step?.next ? [reviewLevelWords[step.next]] : [])))
  const waits = `等${[...levels].join('、')}审核`
  if (endorsed === items.length) return `${done}，${waits}。`
  return `${done}：${endorsed} 项${waits}，其余看板已更新。`
}

/** What was returned, and who sees the reason. */
export function returnedWords(items: readonly ReviewItem[], to?: ReviewLevel): string {
  if (to === undefined) return `已退回${named(items)}，填报员会看到原因。`
  return `已把${named(items)}退回${reviewLevelWords[to]}，${reviewLevelWords[to]}审核员会看到原因。`
}

/**
 * The last decision on a cell that waits: 县级 张三 已通过, 县级 张三 撤回了通过, 市级 李四 退回：原因. Empty before any decision; of a cell
 * that is reviewed once, only a revocation is told.
 */
export function stepWords({ step, decision }: Pick<ReviewItem, 'step' | 'decision'>): string {
  if (decision === null || (step === null && decision.verdict !== 'revoked')) return ''
  const by = `${decision.level ? reviewLevelWords[decision.level] : ''} ${decision.actorName}`.trim()
  if (decision.verdict === 'endorsed') return `${by} 已通过`
  if (decision.verdict === 'sent-back' && decision.level === step?.level) return `${by} 撤回了通过`
  const act = decision.verdict === 'revoked' ? '撤销审核' : '退回'
  return `${by} ${act}：${decision.reason ?? ''}`
}

function named(items: readonly ReviewItem[]): string {
  const [item, ...others] = items
  return item && others.length === 0 ? cellWords(item) : ` ${items.length} 项`
}
