import { describe, expect, it } from 'vitest'
import { tokenState } from '#metrics/wording/installation/token-state.ts'

const end = '2026-12-02T00:00:00.000+08:00'

describe('tokenState', () => {
  it.each([
    ['without an end', { revokedAt: null, expiresAt: null }, end, 'valid'],
    [
      'a moment before its end',
      { revokedAt: null, expiresAt: end },
      '2026-12-01T23:59:59.999+08:00',
      'valid',
    ],
    ['at its end', { revokedAt: null, expiresAt: end }, end, 'expired'],
    [
      'at its end, by the clock of a browser',
      { revokedAt: null, expiresAt: end },
      Date.parse(end),
      'expired',
    ],
    ['revoked', { revokedAt: end, expiresAt: null }, end, 'revoked'],
    [
      'revoked before it expired',
      { revokedAt: '2026-11-30T09:00:00.000+08:00', expiresAt: end },
      end,
      'revoked',
    ],
  ])('of a token %s', (_, token, now, state) => {
    expect(tokenState(token, now)).toBe(state)
  })
})
