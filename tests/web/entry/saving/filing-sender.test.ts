import { describe, expect, it } from 'vitest'
import type {
  TakenBack,
  ObservationsAccepted,
  PostObservations,
  TakeBack,
} from '#server/contract/observations.ts'
import { AppProblem } from '#web/api/client.ts'
import { filingSender } from '#web/entry/saving/filing-sender.ts'
import {
  facts,
  filing,
  firms,
  memoryStorage,
  openForm,
  openTo,
  record,
  stations,
  typing,
} from '../filing-fixture.ts'

/** A server that answers its first requests by these refusals, takes all others, and keeps what was sent. */
function server(form: ReturnType<typeof openForm>, refusals: AppProblem[] = [], closed = false) {
  const sent: { body: PostObservations; key: string | undefined }[] = []
  const withdrawn: TakeBack[] = []
  let keys = 0
  const takeBack = async (body: TakeBack): Promise<TakenBack> => {
    withdrawn.push(body)
    const refusal = refusals.shift()
    if (refusal) throw refusal
    const emptied = { current: null, transitions: openTo('empty') }
    return {
      sequence: 9,
      withdrawn: body.items.map(({ indicator, region, period }) => ({
        ...{ indicator, region, period },
        ...emptied,
      })),
    }
  }
  const sender = filingSender(
    form,
    {
      post: async (body, key): Promise<ObservationsAccepted> => {
        sent.push({ body, key })
        const refusal = refusals.shift()
        if (refusal) throw refusal
        const state = body.submit === false ? 'draft' : 'submitted'
        const accepted = body.items.map(({ indicator, region, period, basedOn = 0 }) => {
          const revision = basedOn + 1
          return { indicator, region, period, revision, state } as const
        })
        return { sequence: 9, accepted, transitions: openTo(state) }
      },
      withdraw: takeBack,
      recall: takeBack,
      reload: async () => {
        const current = record('stations', { value: 7820, revision: 2 })
        const cell = facts('stations', { current, ...(closed && { transitions: [] }) })
        return { ...filing([cell]), closed }
      },
    },
    { person: 'person:a', now: () => 1_730_700_000_000, newKey: () => `key-${++keys}` },
  )
  return { sender, sent, withdrawn }
}

const refuse = (status: number, code: string, errors: { index: number; detail: string }[] = []) =>
  new AppProblem({
    status,
    code,
    detail: '说明',
    errors: errors.map((one) => ({ field: 'value', code, ...one })),
  })

describe('filingSender.saveDrafts', () => {
  it('sends what can be read as drafts, and keeps the rest on this machine', async () => {
    const form = openForm([facts('stations'), facts('firms')])
    form.edit(
      new Map([
        [stations, { text: '7,812' }],
        [firms, { text: '约一百' }],
      ]),
    )
    const { sender, sent } = server(form)
    await sender.saveDrafts()
    expect(sent.map(({ body }) => body)).toEqual([
      {
        items: [{ indicator: 'stations', region: '441200', period: '2024-M10', basedOn: 0, value: '7812' }],
        submit: false,
      },
    ])
    expect(sender.state.value).toMatchObject({
      kind: 'unsaved',
      again: false,
      why: expect.stringContaining('1 格'),
    })
    expect(form.unsent.value.map(({ facts: { indicator } }) => indicator)).toEqual(['firms'])
  })

  it('says when it is saved, and bases the next draft on the new revision', async () => {
    const form = openForm([facts('stations')])
    const { sender, sent } = server(form)
    form.edit(typing(stations, '7812'))
    await sender.saveDrafts()
    expect(sender.state.value).toEqual({ kind: 'saved', at: 1_730_700_000_000 })
    form.edit(typing(stations, '7813'))
    await sender.saveDrafts()
    expect(sent[1]?.body.items[0]).toMatchObject({ value: '7813', basedOn: 1 })
  })

  it('keeps everything and tries again when the server is out of reach', async () => {
    const form = openForm([facts('stations')])
    form.edit(typing(stations, '7812'))
    const { sender } = server(form, [refuse(0, 'unreachable')])
    await sender.saveDrafts()
    expect(sender.state.value).toMatchObject({ kind: 'unsaved', again: true })
    await sender.saveDrafts()
    expect(sender.state.value.kind).toBe('saved')
  })

  it('puts a refusal beside its cell and saves the others', async () => {
    const form = openForm([facts('stations'), facts('firms')])
    form.edit(
      new Map([
        [stations, { text: '7812' }],
        [firms, { text: '173' }],
      ]),
    )
    const { sender, sent } = server(form, [refuse(422, 'bad-item', [{ index: 0, detail: '没有权限' }])])
    await sender.saveDrafts()
    expect(sent[1]?.body.items.map(({ indicator }) => indicator)).toEqual(['firms'])
    expect(form.cells.value.get(stations)?.fault).toBe('没有权限')
    expect(form.cells.value.get(firms)?.record?.state).toBe('draft')
  })

  it('does not lose what is typed while a save is under way', async () => {
    const form = openForm([facts('stations')])
    const { sender } = server(form)
    form.edit(typing(stations, '7812'))
    const saving = sender.saveDrafts()
    await Promise.resolve()
    form.edit(typing(stations, '7815'))
    await saving
    expect(form.cells.value.get(stations)).toMatchObject({ input: { text: '7815' } })
    await sender.saveDrafts()
    expect(form.cells.value.get(stations)?.record?.value).toBe(7815)
  })

  it('reads the filing anew and leaves the choice to the reporter when somebody was faster', async () => {
    const form = openForm([facts('stations')])
    form.edit(typing(stations, '7812'))
    const { sender } = server(form, [refuse(412, 'stale-edit')])
    await sender.saveDrafts()
    expect(form.cells.value.get(stations)).toMatchObject({ input: { text: '7812' }, rival: { value: 7820 } })
  })

  it('locks the form where the period was closed meanwhile, and loses nothing that was typed', async () => {
    const storage = memoryStorage()
    const seen = facts('stations', { current: record('stations', { value: 7820, revision: 2 }) })
    const form = openForm([seen], storage)
    form.edit(typing(stations, '7812'))
    const refusal = refuse(422, 'period-closed', [{ index: 0, detail: '已关账' }])
    const { sender, sent } = server(form, [refusal], true)
    await sender.saveDrafts()
    expect(sender.state.value).toEqual({ kind: 'unsaved', why: '本期已关账，不再收数', again: false })
    expect(form.list.value.some(form.isOpen)).toBe(false)
    expect([form.unsent.value, form.ready.value]).toEqual([[], []])
    await sender.submit()
    expect(sent).toHaveLength(1)
    // A page that is opened again finds the input on this machine.
    expect(openForm([seen], storage).ready.value).toMatchObject([{ input: { text: '7812' } }])
  })
})

describe('filingSender.saveDrafts, of a draft that was deleted or undone', () => {
  const drafted = () => facts('stations', { current: record('stations', { value: 7812, revision: 3 }) })
  const item = { indicator: 'stations', region: '441200', period: '2024-M10', basedOn: 3 }

  it('takes it back at the server too, and keeps no copy of it', async () => {
    const storage = memoryStorage()
    const form = openForm([drafted()], storage)
    form.edit(typing(stations, ''))
    const { sender, sent, withdrawn } = server(form)
    await sender.saveDrafts()
    expect([withdrawn, sent]).toEqual([[{ items: [item] }], []])
    expect(form.cells.value.get(stations)).toMatchObject({ record: null, input: { text: '' } })
    expect(sender.state.value.kind).toBe('saved')
    expect(storage.items.size).toBe(0)
  })

  it('takes back what an undo emptied, and sends it anew when it is redone', async () => {
    const form = openForm([facts('stations')])
    const { sender, sent, withdrawn } = server(form)
    form.edit(typing(stations, '7812'))
    await sender.saveDrafts()
    form.undo()
    await sender.saveDrafts()
    expect(withdrawn).toEqual([{ items: [{ ...item, basedOn: 1 }] }])
    form.redo()
    await sender.saveDrafts()
    expect(sent[1]?.body.items[0]).toMatchObject({ value: '7812', basedOn: 0 })
  })

  it('leaves the choice to the reporter where another draft has come in between', async () => {
    const form = openForm([facts('stations', { current: record('stations', { value: 7800, revision: 1 }) })])
    form.edit(typing(stations, ''))
    const { sender } = server(form, [refuse(412, 'stale-edit')])
    await sender.saveDrafts()
    expect(form.cells.value.get(stations)).toMatchObject({ input: { text: '' }, rival: { value: 7820 } })
  })

  it('tries again when the server was out of reach', async () => {
    const form = openForm([drafted()])
    form.edit(typing(stations, ''))
    const { sender, withdrawn } = server(form, [refuse(0, 'unreachable')])
    await sender.saveDrafts()
    expect(sender.state.value).toMatchObject({ kind: 'unsaved', again: true })
    await sender.saveDrafts()
    expect(withdrawn).toHaveLength(2)
    expect(sender.state.value.kind).toBe('saved')
  })
})

describe('filingSender.submit', () => {
  it('submits typed and drafted cells together, and locks them', async () => {
    const form = openForm([
      facts('stations', { current: record('stations', { value: 7812 }) }),
      facts('firms'),
    ])
    form.edit(typing(firms, '173'))
    const { sender, sent } = server(form)
    expect(await sender.submit()).toBe(2)
    expect(sent[0]?.body).toMatchObject({ submit: true, items: [{ value: '7812' }, { value: '173' }] })
    expect(form.list.value.some(form.isOpen)).toBe(false)
  })

  it('submits the same cells again under the same key after the server was out of reach', async () => {
    const form = openForm([facts('stations')])
    form.edit(typing(stations, '7812'))
    const { sender, sent } = server(form, [refuse(0, 'unreachable')])
    expect(await sender.submit()).toBe(0)
    expect(await sender.submit()).toBe(1)
    expect(sent.map(({ key }) => key)).toEqual(['key-1', 'key-1'])
  })
})
