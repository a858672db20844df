import { describe, expect, it } from 'vitest'
import { usePasting } from '#web/entry/pasting/use-pasting.ts'
import { facts, firms, openForm, stations } from '../filing-fixture.ts'

const anchor = { row: 0, column: 'value' } as const
const open = () => {
  const form = openForm([facts('stations'), facts('firms'), facts('cover')])
  const texts = () => [stations, firms].map((key) => form.cells.value.get(key)?.input.text)
  return { form, texts, ...usePasting(form, []) }
}

describe('usePasting', () => {
  it('places a clear block at once, and undoing takes all of it back', () => {
    const { form, texts, preview, paste } = open()
    paste('指标\t上期\t2024年10月\n5G基站\t7,722\t7,812\n转型企业\t157\t173\n', anchor)
    expect(preview.value).toBeUndefined()
    expect(texts()).toEqual(['7,812', '173'])
    form.undo()
    expect(texts()).toEqual(['', ''])
  })

  it('shows a block of two columns of figures before anything is placed, and takes the one that is chosen', () => {
    const { form, texts, preview, paste, choose, fill } = open()
    paste('5G基站\t7,722\t7,812\n转型企业\t157\t173', anchor)
    expect(preview.value).toMatchObject({ placements: [], chosen: null })
    expect(texts()).toEqual(['', ''])
    choose(1)
    expect(preview.value?.placements.map(({ text }) => text)).toEqual(['7,722', '157'])
    choose(2)
    expect(preview.value).toMatchObject({ chosen: 2, columns: [{ column: 1 }, { column: 2 }] })
    fill()
    expect(preview.value).toBeUndefined()
    expect(texts()).toEqual(['7,812', '173'])
    form.undo()
    expect(texts()).toEqual(['', ''])
  })

  it('shows a block with a figure that does not read before anything is placed (7812①)', () => {
    const { texts, preview, paste, fill } = open()
    paste('5G基站\t7812①\n转型企业\t173', anchor)
    expect(preview.value?.placements.map(({ text }) => text)).toEqual(['7812①', '173'])
    expect(texts()).toEqual(['', ''])
    fill()
    expect(texts()).toEqual(['7812①', '173'])
  })

  it('takes sums as if they were typed, with the formula in the note; those that refer to cells are left over', () => {
    const { form, texts, preview, paste } = open()
    paste('5G基站\t=7812+10\n转型企业\t=(170＋3)', anchor)
    expect(preview.value).toBeUndefined()
    expect(texts()).toEqual(['7822', '173'])
    expect([stations, firms].map((key) => form.cells.value.get(key)?.input.note)).toEqual([
      '依据：=7812+10',
      '依据：=(170+3)',
    ])
    paste('=8000-1\n=B2+3', anchor)
    expect(preview.value?.placements.map(({ text }) => text)).toEqual(['=8000-1'])
    expect(preview.value?.leftOver).toEqual([
      { text: '=B2+3', why: '算式没有看懂：只能有数、加减乘除和括号，不能引用单元格，如 =7812+10。' },
    ])
  })

  it('converts no sum of a table in another scale', () => {
    const { preview, paste } = open()
    paste('指标\t单位\t2024年10月\n5G基站\t万座\t=0.7+0.08\n转型企业\t家\t=170+3', anchor)
    expect(preview.value?.placements.map(({ text }) => text)).toEqual(['=170+3'])
    expect(preview.value?.leftOver.map(({ why }) => why)).toEqual(['表中的单位是“万座”，本指标以“座”计'])
  })

  it('places figures in another scale at once, to be converted by one press', () => {
    const { form, texts, preview, paste } = open()
    paste('5G基站\t0.7812万\n转型企业\t0.0173万', anchor)
    expect(preview.value).toBeUndefined()
    form.takeInstead()
    expect(texts()).toEqual(['7812', '173'])
  })

  it('places nothing of a block that was dropped', () => {
    const { texts, preview, paste, drop } = open()
    paste('5G基站\t7,812\n没有的指标\t9', anchor)
    expect(preview.value?.leftOver).toEqual([{ text: '没有的指标 9', why: '没有同名的指标或地区' }])
    drop()
    expect(preview.value).toBeUndefined()
    expect(texts()).toEqual(['', ''])
  })

  it('says nothing of an empty clipboard', () => {
    const { preview, paste } = open()
    paste(' \t\n', anchor)
    expect(preview.value).toBeUndefined()
  })
})
