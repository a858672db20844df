import { describe, expect, it } from 'vitest'
import {
  kindsOfLedgerGroup,
  ledgerGroupNames,
  ledgerKindNames,
  ledgerKindWord,
} from '#metrics/wording/installation/ledger-kinds.ts'

describe('words for kinds of ledger entries', () => {
  it('are told of what the program writes, and say so of what it does not know', () => {
    expect(ledgerKindWord('observation.approved')).toBe('审核通过')
    expect(ledgerKindWord('ledger.cut')).toBe('恢复备份')
    expect(ledgerKindWord('planet.moved')).toBe('本版本不认识的事项（planet.moved）')
  })

  it('stand in groups, each kind in one, and no two kinds of a group are called the same', () => {
    const grouped = ledgerGroupNames.flatMap(kindsOfLedgerGroup)
    expect(grouped).toEqual(ledgerKindNames)
    expect(new Set(grouped).size).toBe(grouped.length)
    for (const group of ledgerGroupNames) {
      const called = kindsOfLedgerGroup(group).map(ledgerKindWord)
      expect(new Set(called).size).toBe(called.length)
    }
  })
})
