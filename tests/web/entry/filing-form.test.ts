import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { shared, sharedIsHere } from '#tests/support/shared.ts'
import { localCopyName, readLocalCopy } from '#web/entry/saving/local-copy.ts'
import {
  cover,
  facts,
  filing,
  firms,
  memoryStorage,
  openForm,
  openTo,
  record,
  stations,
  typing,
} from './filing-fixture.ts'

const text = (form: ReturnType<typeof openForm>, key: string) => form.cells.value.get(key)?.input.text

const caseOf = (name: string) =>
  JSON.parse(readFileSync(shared(`cases/${name}`)!, 'utf8')) as { expected: string }

describe('filingForm', () => {
  it('undoes and redoes an edit of several cells as one step', () => {
    const form = openForm([facts('stations'), facts('firms')])
    form.edit(
      new Map([
        [stations, { text: '7812' }],
        [firms, { text: '173' }],
      ]),
    )
    expect(form.undo()).toEqual([stations, firms])
    expect([text(form, stations), text(form, firms)]).toEqual(['', ''])
    form.redo()
    expect([text(form, stations), text(form, firms)]).toEqual(['7812', '173'])
  })

  it('makes typing one step, whatever the number of keys', () => {
    const form = openForm([facts('stations')])
    const before = form.inputs([stations])
    for (const typed of ['7', '78', '781']) form.type(typing(stations, typed))
    form.finish(before)
    form.undo()
    expect(text(form, stations)).toBe('')
  })

  it('takes 缺 and — for why there is no value after they are typed to the end, as one step to undo', () => {
    const form = openForm([facts('stations')])
    const before = form.inputs([stations])
    form.type(typing(stations, '缺'))
    expect(form.cells.value.get(stations)?.input).toMatchObject({ text: '缺', reason: null })
    form.finish(before)
    expect(form.cells.value.get(stations)?.input).toMatchObject({ text: '', reason: 'not-collected' })
    form.undo()
    expect(form.cells.value.get(stations)?.input).toMatchObject({ text: '', reason: null })
    form.edit(typing(stations, '—'))
    expect(form.cells.value.get(stations)?.input.reason).toBe('not-applicable')
  })

  it('offers a step back only where it does something, and passes over what was submitted since', () => {
    const form = openForm([facts('stations'), facts('firms')])
    form.edit(typing(firms, '173'))
    form.edit(typing(stations, '7812'))
    expect([form.undoable.value, form.redoable.value]).toEqual([true, false])
    const submitted = record('stations', { state: 'submitted', value: 7812 })
    form.turn(stations, (cell) => ({ ...cell, record: submitted, transitions: openTo('submitted') }))
    expect(form.undo()).toEqual([firms])
    expect([text(form, stations), text(form, firms)]).toEqual(['7812', ''])
    expect([form.undoable.value, form.redoable.value]).toEqual([false, true])
  })

  it('undoes and redoes that a cell is counted by a new 口径, which goes with its value', () => {
    const form = openForm([facts('stations')])
    const marked = () => form.cells.value.get(stations)?.input.breaks === true
    form.edit(new Map([[stations, { text: '7812' }]]))
    form.edit(new Map([[stations, { breaks: true }]]))
    expect(marked()).toBe(true)
    form.undo()
    expect([text(form, stations), marked()]).toEqual(['7812', false])
    form.redo()
    expect(marked()).toBe(true)
    form.edit(new Map([[stations, { text: '' }]]))
    expect(marked()).toBe(false)
    form.undo()
    expect([text(form, stations), marked()]).toEqual(['7812', true])
  })

  it('takes converted and rounded figures in one cell or in all, as one step to undo', () => {
    const form = openForm([facts('stations'), facts('firms'), facts('cover')])
    form.edit(
      new Map([
        [stations, { text: '超过0.7812万' }],
        [firms, { text: '173' }],
        [cover, { text: '超过93.567' }],
      ]),
    )
    expect([...form.instead.value]).toEqual([
      [stations, '超过7812'],
      [cover, '超过93.6'],
    ])
    form.takeInstead([cover])
    expect([text(form, stations), text(form, cover)]).toEqual(['超过0.7812万', '超过93.6'])
    form.undo()
    form.takeInstead()
    expect([text(form, stations), text(form, firms), text(form, cover)]).toEqual([
      '超过7812',
      '173',
      '超过93.6',
    ])
    expect(form.instead.value.size).toBe(0)
    form.undo()
    expect([text(form, stations), text(form, cover)]).toEqual(['超过0.7812万', '超过93.567'])
  })

  it('leaves submitted and approved cells as they are', () => {
    const form = openForm([
      facts('stations', { current: record('stations', { state: 'submitted', value: 7812 }) }),
      facts('firms', { current: record('firms', { state: 'approved', value: 173 }) }),
    ])
    form.edit(
      new Map([
        [stations, { text: '1' }],
        [firms, { text: '1' }],
      ]),
    )
    expect([text(form, stations), text(form, firms)]).toEqual(['7812', '173'])
  })

  it('takes a reason in place of a value, and a value in place of a reason', () => {
    const form = openForm([facts('stations')])
    form.edit(typing(stations, '7812'))
    form.edit(new Map([[stations, { reason: 'not-collected' }]]))
    expect(form.cells.value.get(stations)?.input).toMatchObject({ text: '', reason: 'not-collected' })
    form.edit(typing(stations, '7'))
    expect(form.cells.value.get(stations)?.input).toMatchObject({ text: '7', reason: null })
  })

  it('brings unsent input back after a crash', () => {
    const storage = memoryStorage()
    openForm([facts('stations')], storage).edit(typing(stations, '7,812 座'))
    expect(text(openForm([facts('stations')], storage), stations)).toBe('7,812 座')
  })

  it('loses nothing that another tab on the same filing keeps (case 14)', () => {
    const storage = memoryStorage()
    const kept = () =>
      [...readLocalCopy(storage, localCopyName('person:a', 'bureau-2024-M10')).values()].map(
        ({ text }) => text,
      )
    const all = () => [facts('stations'), facts('firms'), facts('cover')]
    const [first, second] = [openForm(all(), storage), openForm(all(), storage)]
    first.edit(typing(cover, '约970'))
    second.edit(typing(stations, '550'))
    first.edit(typing(firms, '约460'))
    // The server has taken 550, and only the copy of that row is removed.
    second.turn(stations, (cell) => ({ ...cell, record: record('stations', { value: 550 }) }))
    expect(kept()).toEqual(['约970', '约460'])
  })

  it.skipIf(!sharedIsHere)('keeps what ../shared/cases/14-two-tabs-one-filing.json expects', () => {
    const { steps, expected } = caseOf('14-two-tabs-one-filing.json') as { steps: string[]; expected: string }
    expect(
      steps.filter((step) => /row \d+ '/.test(step)).map((step) => /row (\d+) '(.+?)'/.exec(step)!.slice(1)),
    ).toEqual([
      ['20', '约970'],
      ['19', '约460'],
      ['18', '550'],
    ])
    expect(expected).toBe('rows 19 and 20')
    const storage = memoryStorage()
    const all = () => [facts('stations'), facts('firms'), facts('cover')]
    const tabA = openForm(all(), storage)
    tabA.edit(typing(cover, '约970'))
    const tabB = openForm(all(), storage)
    tabA.edit(typing(firms, '约460'))
    tabB.edit(typing(stations, '550'))
    const texts = [...readLocalCopy(storage, localCopyName('person:a', 'bureau-2024-M10')).values()].map(
      ({ text }) => text,
    )
    expect(texts).toEqual(expect.arrayContaining(['约970', '约460']))
  })

  it('works where the browser refuses its storage, and says that nothing is kept (case 15)', () => {
    const refuse = () => {
      throw new Error('SecurityError')
    }
    const form = openForm([facts('stations')], { getItem: refuse, setItem: refuse, removeItem: refuse })
    form.edit(typing(stations, '7812'))
    expect([text(form, stations), form.copied.value]).toEqual(['7812', false])
    if (sharedIsHere) expect(caseOf('15-storage-refused.json').expected).toContain('form.copied=false')
  })

  it('keeps no copy of what the server has', () => {
    const storage = memoryStorage()
    const form = openForm([facts('stations', { current: record('stations', { value: 7812 }) })], storage)
    form.edit(typing(stations, '7813'))
    expect(storage.items.size).toBe(1)
    form.edit(typing(stations, '7,812'))
    expect(storage.items.size).toBe(0)
  })

  it('asks to choose where somebody else saved another value meanwhile', () => {
    const form = openForm([facts('stations', { current: record('stations', { value: 7800 }) })])
    form.edit(typing(stations, '7812'))
    form.refresh(filing([facts('stations', { current: record('stations', { value: 7820, revision: 2 }) })]))
    expect(form.cells.value.get(stations)?.rival?.value).toBe(7820)
    expect(form.blocking.value).toEqual([stations])
    form.settle(stations, 'mine')
    expect(form.cells.value.get(stations)).toMatchObject({
      rival: null,
      input: { text: '7812' },
      record: { revision: 2 },
    })
  })

  it('takes the newer revision silently where nothing was typed', () => {
    const form = openForm([facts('stations', { current: record('stations', { value: 7800 }) })])
    form.refresh(filing([facts('stations', { current: record('stations', { value: 7820, revision: 2 }) })]))
    expect(text(form, stations)).toBe('7820')
  })

  it('wants a reason for the correction of an approved value', () => {
    const form = openForm([
      facts('stations', { current: record('stations', { state: 'approved', value: 7800 }) }),
    ])
    form.correct(stations)
    form.edit(typing(stations, '7812'))
    expect(form.blocking.value).toEqual([stations])
    form.edit(new Map([[stations, { note: '上报时漏计二期' }]]))
    expect(form.blocking.value).toEqual([])
    expect(form.ready.value).toHaveLength(1)
    form.abandon(stations)
    expect(text(form, stations)).toBe('7800')
  })

  it('lets a closed filing be read only', () => {
    const form = openForm([facts('stations')])
    form.refresh({ ...filing([facts('stations', { transitions: [] })]), closed: true })
    form.edit(typing(stations, '7812'))
    expect(text(form, stations)).toBe('')
  })
})
