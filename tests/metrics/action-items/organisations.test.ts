import { describe, expect, it } from 'vitest'
import { helpingOrganisations, passedOn } from '#metrics/action-items/organisations.ts'
import { order, step } from './order.ts'

const given = {
  ...order(step.assign('2024-09-25', '2024-10-12')),
  organisation: 'industry',
  collaborators: ['statistics', 'data', 'trade'],
}

describe('passedOn', () => {
  /** Industry and data are one bureau now, as are statistics and trade. */
  const successors: Readonly<Record<string, string>> = {
    industry: 'new',
    data: 'new',
    statistics: 'other',
    trade: 'other',
  }
  const successorOf = (id: string) => successors[id] ?? id

  it('Z-10 gives an unfinished item to those who took over, each once, and has nobody both answer and help', () => {
    expect(passedOn(given, successorOf)).toMatchObject({ organisation: 'new', collaborators: ['other'] })
  })

  it('Z-10 leaves a finished item to those who had it', () => {
    const closed = { ...given, state: 'closed' as const }
    expect(passedOn(closed, successorOf)).toBe(closed)
  })
})

describe('helpingOrganisations', () => {
  it('names those that exist as they are called now, others as they were called then, or by their ids', () => {
    const names: Readonly<Record<string, string>> = { statistics: '市统计局' }
    const item = { ...given, collaboratorNames: { statistics: '市统计处', data: '市数据局' } }
    expect(helpingOrganisations(item, (id) => names[id])).toEqual([
      { id: 'statistics', name: '市统计局' },
      { id: 'data', name: '市数据局' },
      { id: 'trade', name: 'trade' },
    ])
  })

  it('knows no names of an item from an earlier release', () => {
    expect(helpingOrganisations({ collaborators: ['data'] }, () => undefined)).toEqual([
      { id: 'data', name: 'data' },
    ])
  })
})
