import { describe, expect, it } from 'vitest'
import type { DisplayRow } from '#server/features/displays/queries.ts'
import { wallsOf } from '#server/features/operations/walls.ts'

const now = '2024-10-31T10:00:00.000+08:00'
const twoMinutesAgo = '2024-10-31T09:58:00.000+08:00'
const display = (id: string, more: Partial<DisplayRow> = {}): DisplayRow => ({
  id,
  name: id,
  codeHash: null,
  codeExpiresAt: null,
  secretHash: '',
  createdAt: now,
  confirmedAt: now,
  confirmedBy: 'person:admin',
  revokedAt: null,
  lastSeenAt: twoMinutesAgo,
  scope: null,
  at: null,
  scenes: null,
  density: null,
  profile: null,
  state: null,
  lead: null,
  remote: null,
  meeting: null,
  ...more,
})
const state = (shared: boolean, lastSeenAt: string | null) =>
  wallsOf([display('a', { lastSeenAt })], [], { head: 9, now, shared })[0]?.state

describe('wallsOf', () => {
  it('takes a wall without a socket here for connected elsewhere only where there are others to connect to', () => {
    expect(state(true, twoMinutesAgo)).toBe('elsewhere')
    expect(state(false, twoMinutesAgo)).toBe('away')
    expect(state(true, '2024-10-31T09:57:00.000+08:00')).toBe('away')
    expect(state(true, null)).toBe('away')
  })

  it('leaves out walls that wait for pairing and those revoked', () => {
    const rows = [display('waiting', { confirmedAt: null }), display('revoked', { revokedAt: now })]
    expect(wallsOf(rows, [], { head: 9, now, shared: false })).toEqual([])
  })

  it('tells how many entries a slow wall has missed', () => {
    const slow = {
      key: 'display:a',
      scope: '441200',
      at: undefined,
      told: 4,
      buffered: 2_000_000,
      behind: true,
      silent: 1_500,
    }
    expect(wallsOf([display('a')], [slow], { head: 9, now, shared: false })[0]).toMatchObject({
      state: 'here',
      lastSeenAt: now,
      sockets: [{ at: null, told: 4, lag: 5, bufferedBytes: 2_000_000, behind: true, silentSeconds: 1.5 }],
    })
  })
})
