import { describe, expect, it } from 'vitest'
import { ReleasesUnderWay } from '#server/live/releases.ts'
import type { LedgerEntry } from '#server/db/ledger/ledger.ts'

const entry = (sequence: number, kind: string, actor: string): LedgerEntry => ({
  ...{ sequence, kind, actor, at: '', subject: '', payload: '{}', previousHash: '', hash: '' },
})

describe('ReleasesUnderWay', () => {
  it('holds back what one person approves between the first entry of a release and its last, and tells all other approvals', () => {
    const releases = new ReleasesUnderWay()
    const first = releases.take([
      entry(1, 'observation.approved', 'person:a'),
      entry(2, 'import.releasing', 'person:a'),
      entry(3, 'observation.approved', 'person:a'),
      entry(4, 'observation.approved', 'person:b'),
    ])
    expect([first.toTell.map(({ sequence }) => sequence), first.ended]).toEqual([[1, 4], false])
    const last = releases.take([
      entry(5, 'observation.approved', 'person:a'),
      entry(6, 'import.released', 'person:a'),
      entry(7, 'observation.approved', 'person:a'),
    ])
    expect([last.toTell.map(({ sequence }) => sequence), last.ended]).toEqual([[6, 7], true])
  })
})
