import { describe, expect, it } from 'vitest'
import { indexCatalogue } from '#metrics/catalogue/catalogue-index.ts'
import { catalogue } from '#seeds/catalogue.ts'
import type { RemoteDisplay } from '#server/contract/remote.ts'
import { leftWords, otherWords, remoteBoards } from '#web/remote/remote-choices.ts'

const display = (scopes: string[], more: Partial<RemoteDisplay> = {}): RemoteDisplay => ({
  ...{ id: 'd', name: '一楼大厅', number: 1, online: true, scopes, at: null, lead: null, meeting: null },
  ...more,
})
const lead: NonNullable<RemoteDisplay['lead']> = {
  ...{
    scope: '441200',
    scene: 'alerts',
    target: null,
    at: null,
    asOf: null,
    hold: false,
    mark: null,
    filter: null,
  },
  ...{ byName: '会议室平板', until: '2024-10-31T10:10:00+08:00', own: false },
}

describe('remoteBoards', () => {
  const index = indexCatalogue(catalogue)
  const scopes = (...displays: RemoteDisplay[]) => remoteBoards(displays, [], index).map(({ scope }) => scope)

  it('offers what all chosen displays may show: their own boards, and regions below them with targets', () => {
    expect(scopes(display(['440000']))).toContain('441200')
    expect(scopes(display(['441200']))[0]).toBe('441200')
    expect(scopes(display(['441200']))).not.toContain('440000')
    expect(scopes(display(['440000']), display(['441200']))[0]).toBe('441200')
    expect(scopes(display(['441200']), display(['440400']))).toEqual([])
  })
})

describe('what a chip of a display says', () => {
  it('names another remote, then the meeting that is held; nothing of the own remote or of a meeting to come', () => {
    const meeting = { id: 'weekly-1', title: '第43周调度会', held: true }
    expect(otherWords(display([], { lead, meeting }))).toBe('会议室平板正在遥控')
    expect(otherWords(display([], { lead: { ...lead, own: true }, meeting }))).toBeUndefined()
    expect(otherWords(display([], { meeting }))).toBe('跟着“第43周调度会”')
    expect(otherWords(display([], { meeting: { ...meeting, held: false } }))).toBeUndefined()
  })

  it('tells the time that is left in hours, minutes and seconds', () => {
    const left = (now: string) => leftWords('2024-10-31T14:00:00+08:00', Date.parse(now))
    expect(left('2024-10-31T10:00:01+08:00')).toBe('3 小时 59 分')
    expect(left('2024-10-31T13:50:02+08:00')).toBe('9 分 58 秒')
    expect(left('2024-10-31T13:59:42+08:00')).toBe('18 秒')
    expect(left('2024-10-31T14:10:00+08:00')).toBe('0 秒')
  })
})
