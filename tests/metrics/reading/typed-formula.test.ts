import { describe, expect, it } from 'vitest'
import { isRealExplanation } from '#metrics/checks/real-explanation.ts'
import { formulaFault, noteBeside, noteWithOrigin, typedFormula } from '#metrics/reading/typed-formula.ts'

describe('typedFormula', () => {
  it.each([
    ['=7812+10', '7822', '=7812+10'],
    ['＝７８１２＋１０', '7822', '=7812+10'],
    [' = 7,812 + 10 ', '7822', '=7812+10'],
    ['=0.1+0.2', '0.3', '=0.1+0.2'],
    ['=(3+4)×2', '14', '=(3+4)*2'],
    ['=2+3*4-6÷2', '11', '=2+3*4-6/2'],
    ['=-5+8', '3', '=-5+8'],
    ['=10/3', '3.33333333333333', '=10/3'],
    ['=10-2-3', '5', '=10-2-3'],
    ['=-(2-8)/.5', '12', '=-(2-8)/.5'],
  ])('reckons %j exactly', (text, value, formula) => {
    expect(typedFormula(text)).toEqual({ value, formula })
  })

  it.each([
    '7812',
    '=7812',
    '=',
    '=A1+10',
    '=SUM(1,2)',
    '=1/0',
    '=(1+2',
    '=1+',
    '=1+2)',
    '=1 2',
    '==1+2',
    '=1**2',
  ])('leaves %j as it is typed', (text) => {
    expect(typedFormula(text)).toBeUndefined()
  })

  it('leaves what is longer than any sum that a person types', () => {
    expect(typedFormula(`=${'1+'.repeat(120)}1`)).toBeUndefined()
  })
})

describe('formulaFault', () => {
  it.each(['7812', '=7812', '=-7812', '=7812+10'])('finds none in %j', (text) => {
    expect(formulaFault(text)).toBeUndefined()
  })

  it.each(['=A1+3', '=2^3', '=50%*200', '=7812+', '=', '=(1+2', '=1+2)', '==1', `=${'1+'.repeat(120)}1`])(
    'says of %j what a sum may hold',
    (text) => {
      expect(formulaFault(text)).toContain('只能有数、加减乘除和括号')
    },
  )

  it.each(['=1/0', '=0/0', '=3/(2-2)+1'])('says of %j that it divides by zero', (text) => {
    expect(formulaFault(text)).toContain('除以了 0')
  })
})

describe('noteBeside', () => {
  it.each([
    ['7822', '依据：=7812+10', '依据：=7812+10'],
    ['7,822', '依据：=7812+10', '依据：=7812+10'],
    ['3.33', '按户；依据：=10/3', '按户；依据：=10/3'],
    ['7700', '依据：=7812+10', ''],
    ['7700', '十月新增；依据：=7812+10', '十月新增'],
    ['7700', '依据：=7812+10；十月新增', '十月新增'],
    ['', '依据：=7812+10', ''],
    ['约7822', '依据：=7812+10', ''],
    ['7822', '依据：=1/0', ''],
    ['7700', '按批复', '按批复'],
  ])('keeps beside %j of the note %j what is true of it', (text, note, kept) => {
    expect(noteBeside(text, note)).toBe(kept)
  })
})

describe('noteWithOrigin', () => {
  it('says from what a value was reckoned, beside what else is noted, and of the last sum alone', () => {
    expect(noteWithOrigin('', '=7812+10')).toBe('依据：=7812+10')
    const withOrigin = noteWithOrigin('十月新增站址', '=7812+10')
    expect(withOrigin).toBe('十月新增站址；依据：=7812+10')
    expect(noteWithOrigin(withOrigin, '=7812+12')).toBe('十月新增站址；依据：=7812+12')
  })

  it('explains nothing by itself', () => {
    expect(isRealExplanation(noteWithOrigin('', '=7812+10'))).toBe(false)
  })
})
