import { describe, expect, it } from 'vitest'
import {
  figureActions,
  figureDecisions,
  figureTransition,
  figureWorkflow,
  isOnDesk,
  isStoodBy,
  isUndecided,
  isWaiting,
  stateLeftBy,
  workflowStates,
  type CellState,
  type FigureGuard,
  type FigureRight,
} from '#metrics/workflow/figure-workflow.ts'
import { transitionsOpen } from '#metrics/workflow/workflow.ts'

const open = (state: CellState, right: FigureRight, ...closed: FigureGuard[]) =>
  transitionsOpen(figureWorkflow, state, {
    holds: (needed) => needed === right,
    passes: (guard) => !closed.includes(guard),
  })

describe('the states of a figure (W-1)', () => {
  it('are on the desk until they are handed in', () => {
    expect(workflowStates.filter(isOnDesk)).toEqual(['draft', 'withdrawn'])
  })

  it('are what their organisation stands by while they wait and once they are approved', () => {
    expect(workflowStates.filter(isStoodBy)).toEqual(['submitted', 'in-review', 'cleared', 'approved'])
  })

  it('W-11 wait from their submission until the last level approves them, or one returns them', () => {
    expect((['empty', ...workflowStates] as const).filter(isUndecided)).toEqual(['submitted', 'in-review'])
  })

  it('W-16 wait, decided on, until the minute of their release', () => {
    expect((['empty', ...workflowStates] as const).filter(isWaiting)).toEqual([
      ...['submitted', 'in-review', 'cleared'],
    ])
  })
})

describe('figureWorkflow (W-3)', () => {
  it.each([
    ['empty', ['save', 'submit']],
    ['draft', ['save', 'submit', 'withdraw']],
    ['returned', ['save', 'submit']],
    ['submitted', ['save', 'replace', 'recall']],
    ['in-review', ['save', 'replace']],
    ['cleared', ['save', 'correct']],
    ['approved', ['save', 'correct']],
  ] as const)('lets a reporter go on from %s by %j', (state, actions) => {
    expect(open(state, 'report')).toEqual(actions)
  })

  it.each(['organisation', 'region', 'open-period'] as const)(
    'lets no reporter past the guard %s',
    (guard) => {
      expect(open('draft', 'report', guard)).toEqual([])
    },
  )

  it('W-11 lets a reporter only withdraw a draft while a level has endorsed what waits', () => {
    expect(open('draft', 'report', 'unfrozen')).toEqual(['withdraw'])
    expect(open('in-review', 'report', 'unfrozen')).toEqual([])
  })

  const once = ['level-above', 'level-below', 'embargoed'] as const

  it('lets a reviewer decide on what waits and on nothing else', () => {
    expect(open('submitted', 'review', ...once)).toEqual(['approve', 'return'])
    expect(open('in-review', 'review', ...once, 'last-endorser')).toEqual(['approve', 'return'])
    for (const state of ['empty', 'draft', 'returned'] as const) expect(open(state, 'review')).toEqual([])
  })

  it('W-11 lets the first of two levels endorse, and the last approve or send back', () => {
    expect(open('submitted', 'review', 'last-level', 'level-below', 'embargoed')).toEqual([
      'endorse',
      'return',
    ])
    expect(open('in-review', 'review', 'level-above', 'embargoed')).toEqual([
      'approve',
      'send-back',
      'take-back',
      'return',
    ])
    for (const guard of ['level', 'one-level-each'] as const) {
      expect(open('in-review', 'review', guard, 'last-endorser')).toEqual([])
      expect(open('approved', 'review', guard)).toEqual([])
    }
  })

  it('lets nobody recall what was decided on', () => {
    expect(open('submitted', 'report', 'undecided')).toEqual(['save', 'replace'])
  })

  it('lets a reviewer revoke the approval of what stands, of another author, while the period is open', () => {
    expect(open('approved', 'review', 'newest')).toEqual(['revoke'])
    for (const guard of ['region', 'another-author', 'in-force', 'open-period'] as const)
      expect(open('approved', 'review', guard)).toEqual([])
  })

  it.each(['region', 'another-author', 'newest'] as const)('lets no reviewer past the guard %s', (guard) => {
    expect(open('submitted', 'review', guard)).toEqual([])
  })

  it('lets a reviewer decide on a value of a closed period', () => {
    expect(open('submitted', 'review', 'open-period', ...once)).toEqual(['approve', 'return'])
  })

  it('W-16 lets a reviewer clear what is embargoed, and revoke that, and the program alone release it', () => {
    expect(open('submitted', 'review', 'level-above', 'level-below')).toEqual(['approve', 'clear', 'return'])
    expect(open('cleared', 'review')).toEqual(['revoke'])
    expect(open('cleared', 'publish')).toEqual(['publish', 'release'])
    expect(open('cleared', 'publish', 'embargo-ended')).toEqual(['publish'])
  })

  it('lets a program that publishes enter a value over any other, as long as the period is open', () => {
    for (const state of ['empty', 'submitted', 'approved'] as const)
      expect(open(state, 'publish', 'organisation', 'region')).toEqual(['publish'])
    expect(open('empty', 'publish', 'open-period')).toEqual([])
    expect(open('empty', 'publish', 'one-level')).toEqual([])
  })
})

describe('figureDecisions (W-4)', () => {
  it('are what ends a draft or a review, and a publication: at level 0 the organisation’s own, at level 1 the review’s', () => {
    expect(figureDecisions.map(({ action, to, level, verdict }) => [action, to, level, verdict])).toEqual([
      ['publish', 'approved', 1, 'approved'],
      ['withdraw', 'withdrawn', 0, 'withdrawn'],
      ['recall', 'withdrawn', 0, 'recalled'],
      ['endorse', 'in-review', 1, 'endorsed'],
      ['approve', 'approved', 1, 'approved'],
      ['clear', 'cleared', 1, 'cleared'],
      ['release', 'approved', 1, 'approved'],
      ['send-back', 'in-review', 1, 'sent-back'],
      ['take-back', 'in-review', 1, 'sent-back'],
      ['return', 'returned', 1, 'returned'],
      ['revoke', 'submitted', 1, 'revoked'],
    ])
    expect(stateLeftBy('recalled')).toBe('withdrawn')
    expect(stateLeftBy('revoked')).toBe('submitted')
  })
})

describe('figureTransition', () => {
  it('tells what each action makes of a figure, and that sending back, returning and revoking say why', () => {
    expect(figureActions.map((action) => [action, figureTransition(action).to])).toEqual([
      ['save', 'draft'],
      ['submit', 'submitted'],
      ['replace', 'submitted'],
      ['correct', 'submitted'],
      ['publish', 'approved'],
      ['withdraw', 'withdrawn'],
      ['recall', 'withdrawn'],
      ['endorse', 'in-review'],
      ['approve', 'approved'],
      ['clear', 'cleared'],
      ['release', 'approved'],
      ['send-back', 'in-review'],
      ['take-back', 'in-review'],
      ['return', 'returned'],
      ['revoke', 'submitted'],
    ])
    expect(figureWorkflow.filter((transition) => 'reason' in transition)).toEqual([
      figureTransition('send-back'),
      figureTransition('return'),
      figureTransition('revoke'),
    ])
  })
})
