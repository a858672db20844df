import type { PlanDraftBrief } from '#server/contract/plan-drafts.ts'

/** How far a plan's draft is published, and the tone of its tag. */
export function draftStatus({
  document,
  open,
  waiting,
  refused,
}: Pick<PlanDraftBrief, 'document' | 'open' | 'waiting' | 'refused'>): {
  readonly word: string
  readonly tone: 'wait' | 'query' | 'done' | 'error'
} {
  if (waiting) return { word: '已提交，待第二人确认', tone: 'wait' }
  if (refused) return { word: '未获同意', tone: 'error' }
  if (document === null) return { word: '草稿', tone: 'wait' }
  return open ? { word: '已发布，有改动未发布', tone: 'query' } : { word: '已发布', tone: 'done' }
}
