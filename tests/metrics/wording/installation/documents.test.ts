import { describe, expect, it } from 'vitest'
import { documentKindWords } from '#metrics/wording/installation/documents.ts'

describe('documentKindWords', () => {
  it('calls a brief as offices do', () => {
    expect(documentKindWords).toEqual({ brief: '简报' })
  })
})
