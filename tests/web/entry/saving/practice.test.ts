import { expect, it } from 'vitest'
import { seriesKey } from '#metrics/catalogue/cell-key.ts'
import { filingForm } from '#web/entry/filing-form.ts'
import { filingSender } from '#web/entry/saving/filing-sender.ts'
import { passingStorage, practiceFiling, practiceServer } from '#web/entry/saving/filing-server.ts'
import { catalogue, facts, filing, record, typing } from '../filing-fixture.ts'

/** The form of a filing that is practised on, of a cell that is approved and one that nobody has entered. */
function practise() {
  const approved = facts('stations', { current: record('stations', { value: 7820, state: 'approved' }) })
  const practice = practiceFiling({ ...filing([approved, facts('firms')]), closed: true })
  const storage = passingStorage()
  const form = filingForm(practice, {
    ...{ person: 'person:a', storage, catalogue, practice: true },
    today: () => '2024-11-04',
  })
  const surroundings = { person: 'person:a', now: () => 1_730_700_000_000, newKey: () => 'key' }
  return { form, sender: filingSender(form, practiceServer(practice), surroundings), approved }
}

it('is empty and open, whatever stands in the filing', () => {
  const { form } = practise()
  expect(form.filing.value).toMatchObject({ closed: false, counts: { owed: 2, empty: 2 } })
  expect(form.list.value.map((cell) => [cell.input.text, form.isOpen(cell)])).toEqual([
    ['', true],
    ['', true],
  ])
})

it('drafts, submits and recalls like the real one, with its findings', async () => {
  const { form, sender, approved } = practise()
  const key = seriesKey(approved)
  const stateOf = () => form.cells.value.get(key)!.record?.state
  form.edit(typing(key, '-5'))
  expect(form.checked.value.get(key)!.findings.map(({ severity }) => severity)).toContain('error')
  form.edit(typing(key, '7820'))
  await sender.saveDrafts()
  expect([stateOf(), sender.state.value.kind]).toEqual(['draft', 'saved'])
  expect(await sender.submit()).toBe(1)
  expect([stateOf(), form.isOpen(form.cells.value.get(key)!)]).toEqual(['submitted', false])
  expect(await sender.recall(form.cells.value.get(key)!)).toBe(true)
  expect([stateOf(), form.cells.value.get(key)!.input.text]).toEqual([undefined, '7820'])
  form.undo()
  expect(form.cells.value.get(key)!.input.text).not.toBe('7820')
})
