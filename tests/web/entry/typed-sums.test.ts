import { expect, it } from 'vitest'
import { facts, openForm, stations, typing } from './filing-fixture.ts'

it('computes a sum after it is typed to the end, and notes where the value comes from while that is so', () => {
  const form = openForm([facts('stations')])
  const input = () => form.cells.value.get(stations)?.input
  form.edit(typing(stations, '=7812+10'))
  expect(input()).toMatchObject({ text: '7822', note: '依据：=7812+10' })
  form.edit(typing(stations, '7,822'))
  expect(input()?.note).toBe('依据：=7812+10')
  form.edit(typing(stations, '7700'))
  expect(input()?.note).toBe('')
  form.undo()
  expect(input()?.note).toBe('依据：=7812+10')
  form.edit(typing(stations, '无'))
  expect(input()).toMatchObject({ reason: 'not-applicable', note: '' })
  form.edit(typing(stations, '=A1+10'))
  expect(input()?.text).toBe('=A1+10')
})
