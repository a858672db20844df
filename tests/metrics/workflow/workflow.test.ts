import { describe, expect, it } from 'vitest'
import { obstaclesTo, transitionsOpen, type Workflow } from '#metrics/workflow/workflow.ts'

/** A workflow in which a reminder is answered, and may be answered late only by permission. */
const workflow: Workflow<
  'sent' | 'late' | 'answered',
  'answer' | 'cancel',
  'addressee' | 'permission',
  'reply'
> = [
  { action: 'answer', from: ['sent'], to: 'answered', right: 'reply', guards: ['addressee'] },
  { action: 'answer', from: ['late'], to: 'answered', right: 'reply', guards: ['addressee', 'permission'] },
  { action: 'cancel', from: ['sent', 'late'], to: 'answered', right: 'reply', guards: [] },
]
const anyone = { holds: () => true, passes: () => true }

describe('transitionsOpen (W-2)', () => {
  it('names what leads on from a state', () => {
    expect(transitionsOpen(workflow, 'sent', anyone)).toEqual(['answer', 'cancel'])
    expect(transitionsOpen(workflow, 'answered', anyone)).toEqual([])
  })

  it('leaves out what the caller has no right to', () => {
    expect(transitionsOpen(workflow, 'sent', { ...anyone, holds: () => false })).toEqual([])
  })

  it('leaves out what a guard of that very transition stands against', () => {
    const withoutPermission = { ...anyone, passes: (guard: string) => guard !== 'permission' }
    expect(transitionsOpen(workflow, 'sent', withoutPermission)).toEqual(['answer', 'cancel'])
    expect(transitionsOpen(workflow, 'late', withoutPermission)).toEqual(['cancel'])
  })
})

describe('obstaclesTo (W-2)', () => {
  it('finds none where the action is open', () => {
    expect(obstaclesTo(workflow, 'answer', 'late', () => true)).toEqual([])
  })

  it('names every guard of the transition that does not let pass', () => {
    expect(obstaclesTo(workflow, 'answer', 'late', () => false)).toEqual(['addressee', 'permission'])
    expect(obstaclesTo(workflow, 'answer', 'sent', () => false)).toEqual(['addressee'])
  })

  it('names the state where nothing leads on from it, and every guard that the action ever has', () => {
    expect(obstaclesTo(workflow, 'answer', 'answered', () => true)).toEqual(['state'])
    expect(obstaclesTo(workflow, 'answer', 'answered', () => false)).toEqual([
      'state',
      'addressee',
      'permission',
    ])
  })
})
