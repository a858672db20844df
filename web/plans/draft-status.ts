import type { PlanDraftBrief } from '#server/contract/plan-drafts.ts'

/** How far a plan's draft is published, and the tone of its tag. */
export function draftStatus({ document, open }: Pick<PlanDraftBrief, 'document' | 'open'>): {
  readonly word: string
  readonly tone: 'wait' | 'query' | 'done'
} {
  if (document === null) return { word: '草稿', tone: 'wait' }
  return open ? { word: '已发布，有改动未发布', tone: 'query' } : { word: '已发布', tone: 'done' }
}
