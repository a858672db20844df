import { describe, expect, it } from 'vitest'
import { messageWays } from '#server/alerts/message-ways.ts'
import { messageTitle } from '#server/jobs/outbox/message-title.ts'

const nowhere = { webhook: null, mail: null }

describe('messageWays', () => {
  it('delivers no kind that has no name for people', () => {
    const kinds = Object.keys(messageWays(nowhere, nowhere, nowhere))
    expect(kinds).toContain('alert-webhook')
    expect(kinds.filter((kind) => messageTitle(kind) === kind)).toEqual([])
  })

  it('says of each kind which setting is missing', async () => {
    const message = { id: '1', subject: 'operators', createdAt: '2024-10-31T10:00:00.000+08:00', payload: {} }
    for (const [kind, deliver] of Object.entries(messageWays(nowhere, nowhere, nowhere)))
      await expect(deliver({ ...message, kind })).rejects.toThrow(/^没有设置 XUSHI_/)
  })
})
