import { expect, it } from 'vitest'
import { choicesFound } from '#web/components/choices/choices-found.ts'

const choices = [
  { value: 'haining', label: '海宁市', aside: '嘉兴市' },
  { value: 'jiaxing', label: '嘉兴市', aside: '浙江省' },
  { value: 'gongxin', label: '嘉兴市工业和信息化局', aside: '嘉兴市', words: '工信局' },
]
const found = (sought: string) => choicesFound(choices, sought).map(({ value }) => value)

it('finds a choice by what it is called or lies in, that which is called so first', () => {
  expect(found('嘉兴')).toEqual(['jiaxing', 'gongxin', 'haining'])
  expect(found('工信局')).toEqual(['gongxin'])
  expect(found('嘉兴 海宁')).toEqual(['haining'])
  expect(found('')).toHaveLength(3)
  expect(found('珠海')).toEqual([])
})
