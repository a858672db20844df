import { describe, expect, it } from 'vitest'
import { pepfar } from '#metrics/catalogue/light-rule.ts'
import { optionFields, optionsTyped } from '#web/standards/rule-options.ts'

describe('optionFields', () => {
  it('are off where the pattern sets nothing, else as it sets them', () => {
    expect(optionFields({})).toEqual({ stockExpectsAll: false, recovery: false, repeat: '' })
    expect(optionFields(pepfar)).toEqual({ stockExpectsAll: true, recovery: false, repeat: '' })
  })
})

describe('optionsTyped', () => {
  it('leaves out what is off', () => {
    expect(optionsTyped(optionFields({}), {})).toEqual({})
  })

  it('takes what is set, and from the pattern what has no field', () => {
    const fields = { stockExpectsAll: true, recovery: true, repeat: 3 }
    expect(optionsTyped(fields, pepfar)).toEqual({ ahead: 10, ...fields })
  })
})
