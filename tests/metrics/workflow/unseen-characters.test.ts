import { describe, expect, it } from 'vitest'
import { withoutUnseen } from '#metrics/workflow/unseen-characters.ts'

describe('withoutUnseen', () => {
  it('takes out control characters, marks without width and marks that turn the direction of writing, and leaves line ends, tabs and all that is seen', () => {
    expect(withoutUnseen('图\u200b纸\u200e已\u2060批\u202e，\u0007见附件\ufeff')).toBe('图纸已批，见附件')
    expect(withoutUnseen('第一行\r\n第二行\t👩\u200d🌾 ')).toBe('第一行\r\n第二行\t👩\u200d🌾 ')
  })
})
