import { describe, expect, it } from 'vitest'
import { isSealed, secretSeal } from '#server/outgoing/sealed-secret.ts'

const key = Buffer.alloc(32, 1)
const { seal, open } = secretSeal(key)

describe('a sealed secret', () => {
  it('is opened only by the same key for the same record, and is never sealed twice alike', () => {
    const sealed = seal('whsec_密钥', 'a1')
    expect(sealed).not.toContain('whsec')
    expect(open(sealed, 'a1')).toBe('whsec_密钥')
    expect(secretSeal(Buffer.from(key)).open(sealed, 'a1')).toBe('whsec_密钥')
    expect(seal('whsec_密钥', 'a1')).not.toBe(sealed)
    expect(open(sealed, 'b2')).toBeUndefined()
    expect(secretSeal(Buffer.alloc(32, 2)).open(sealed, 'a1')).toBeUndefined()
  })

  it('is not opened if a byte was altered or the end cut off, nor is a text that was never sealed', () => {
    const sealed = seal('whsec_1', 'a1')
    const [head, body] = [sealed.slice(0, 18), Buffer.from(sealed.slice(18), 'base64')]
    for (const place of body.keys()) {
      const altered = Buffer.from(body)
      altered[place]! ^= 1
      expect(open(head + altered.toString('base64'), 'a1')).toBeUndefined()
    }
    expect(open(head + body.subarray(0, 20).toString('base64'), 'a1')).toBeUndefined()
    expect([isSealed('whsec_1'), open('whsec_1', 'a1'), isSealed(sealed)]).toEqual([false, undefined, true])
  })
})
