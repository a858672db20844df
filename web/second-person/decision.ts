import type { ProposalAction, ProposalState } from '#metrics/workflow/proposal-workflow.ts'

/** What waits for a second person, or was decided. */
export interface ForSecondPerson {
  readonly id: string
  readonly title: string
  readonly state: ProposalState
  readonly transitions: readonly ProposalAction[]
}

/** A decision is sent, and its outcome told in `words`. @returns whether it was carried out */
export type Decide<One> = (one: One, act: ProposalAction, words: string, body?: object) => Promise<boolean>

/** The words and tone of each state. */
export const stateFaces = {
  waiting: { word: '待确认', tone: 'wait' },
  confirmed: { word: '已确认', tone: 'done' },
  refused: { word: '不同意', tone: 'error' },
  taken: { word: '已收回', tone: 'quiet' },
} as const
