// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, type EffectScope } from 'vue'
import {
  discardOrder,
  draftsOf,
  keepDraft,
  orderLeftOn,
  orderOn,
  unsentOn,
} from '#web/meetings/room/kept-drafts.ts'
import { useNotes } from '#web/meetings/room/use-notes.ts'
import { setKeeper } from '#web/sheet/kept-in-browser.ts'
import { fakeNetwork, refusal, type Sent } from '../../api/fake-network.ts'

/** The server: the stored notes of each page, and its refusal of a write. */
let stored: Map<string, { version: number; note: string; decision: string; editedBy: string }>
let refuses: (page: string, note: string) => Response | undefined
let sent: Sent[]
let scope: EffectScope
let notes: ReturnType<typeof useNotes>

const mark = '\u200e'
const detail = '记录含有看不见的控制字符或改变文字方向的符号，请删去后重新输入。'
const down = () => refusal({ status: 503, code: 'unavailable', detail: '数据库暂时连接不上。' })
const writes = (page: string) =>
  sent.filter(({ method, path }) => method === 'PUT' && path.endsWith(`/${page}`))
const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)

/** The open room of one writer; a window that is closed does not stop its scope. */
function open(whose = 'secretary'): void {
  scope = effectScope()
  scope.run(() => (notes = useNotes('weekly-1', whose, () => true)))
}

beforeEach(async () => {
  vi.useFakeTimers()
  localStorage.clear()
  stored = new Map()
  refuses = () => undefined
  sent = fakeNetwork(({ method, path, body, headers }) => {
    if (method === 'GET')
      return Response.json({ notes: [...stored].map(([page, note]) => ({ page, ...note })) })
    const page = path.split('/').at(-1)!
    const { note, decision } = body as { note: string; decision: string }
    const refused = refuses(page, note)
    if (refused) return refused
    const version = stored.get(page)?.version ?? 0
    if (headers.get('if-match') !== `"${version}"`)
      return refusal({ status: 412, code: 'stale-edit', detail: '别人刚刚改过这一处。' })
    stored.set(page, { version: version + 1, note, decision, editedBy: '另一位秘书' })
    return Response.json({ version: version + 1 })
  })
  open()
  await pass(0)
})
afterEach(() => {
  scope.stop()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('useNotes', () => {
  it('tells a refusal of the words themselves on their own page, keeps them here, and does not send them again', async () => {
    refuses = (_, note) =>
      note.includes(mark) ? refusal({ status: 422, code: 'bad-request', detail }) : undefined
    notes.write('5g', { note: `图纸已批${mark}` })
    notes.write('cable', { note: '光缆已到货' })
    await pass(1_000)
    expect(notes.faultOn('5g')).toEqual({ detail, temporary: false })
    expect(notes.faultOn('cable')).toBeUndefined()
    expect(notes.stuck.value).toEqual(['5g'])
    expect(draftsOf('weekly-1', 'secretary').get('5g')?.note).toBe(`图纸已批${mark}`)
    await pass(60_000)
    expect(writes('5g')).toHaveLength(1)

    notes.write('5g', { note: '图纸已批' })
    expect(notes.faultOn('5g')).toBeUndefined()
    await pass(1_000)
    expect(stored.get('5g')?.note).toBe('图纸已批')
    expect([notes.isKept('5g'), notes.stuck.value]).toEqual([true, []])
    expect(draftsOf('weekly-1', 'secretary').size).toBe(0)
  })

  it('sends again by itself what could not be taken now, until it is', async () => {
    refuses = down
    notes.write('5g', { note: '断网时写的' })
    await pass(1_000)
    expect(notes.faultOn('5g')).toEqual({ detail: '数据库暂时连接不上。', temporary: true })
    await pass(5_000)
    expect(writes('5g')).toHaveLength(2)
    refuses = () => undefined
    await pass(5_000)
    expect(stored.get('5g')?.note).toBe('断网时写的')
    expect([notes.faultOn('5g'), notes.isKept('5g')]).toEqual([undefined, true])
  })

  it('sends what waited as soon as the machine is on line again', async () => {
    refuses = down
    notes.write('5g', { note: '断网时写的' })
    await pass(1_000)
    refuses = () => undefined
    window.dispatchEvent(new Event('online'))
    await pass(0)
    expect(stored.get('5g')?.note).toBe('断网时写的')
  })

  it('shows both where another wrote meanwhile, and counts the page among those that are not kept', async () => {
    notes.write('5g', { note: '我写的' })
    stored.set('5g', { version: 1, note: '对方写的', decision: '', editedBy: '另一位秘书' })
    await pass(1_000)
    expect([notes.contestedOn('5g'), notes.stuck.value]).toEqual([true, ['5g']])
    await pass(60_000)
    expect(stored.get('5g')?.note).toBe('对方写的')
    notes.settle('5g', 'both')
    await pass(0)
    expect(stored.get('5g')?.note).toBe('对方写的\n我写的')
    expect(notes.stuck.value).toEqual([])
  })

  it('takes what was refused up again after a reload, and says again why', async () => {
    keepDraft('weekly-1', 'secretary', '5g', { note: mark, decision: '', basedOn: 0 })
    refuses = () => refusal({ status: 422, code: 'bad-request', detail })
    scope.stop()
    open()
    expect(notes.wordsOf('5g').note).toBe(mark)
    await pass(1_000)
    expect(notes.faultOn('5g')?.detail).toBe(detail)
  })

  it('sends nothing more after the page was left: another person may be next', async () => {
    refuses = down
    notes.write('5g', { note: '没存上的' })
    await pass(1_000)
    scope.stop()
    await pass(0)
    const before = writes('5g').length
    await pass(60_000)
    expect(writes('5g')).toHaveLength(before)
    open('another')
    expect(notes.wordsOf('5g').note).toBe('')
  })

  it('leaves alone what another window of the meeting has not sent yet', async () => {
    notes.write('5g', { note: '这个窗口' })
    keepDraft('weekly-1', 'secretary', 'cable', { note: '另一个窗口', decision: '', basedOn: 0 })
    await pass(1_000)
    expect([...draftsOf('weekly-1', 'secretary').keys()]).toEqual(['cable'])
  })
})

describe('an order that is typed on a page', () => {
  it('is left there until it is thrown away', () => {
    setKeeper('secretary')
    localStorage.setItem(`typed secretary ${orderOn('weekly-1', '5g')}`, '{"typed":{"order":"月底前装完"}}')
    expect(orderLeftOn('weekly-1', '5g')).toBe('月底前装完')
    expect(orderLeftOn('weekly-1', 'cable')).toBeUndefined()
    discardOrder('weekly-1', '5g')
    expect(orderLeftOn('weekly-1', '5g')).toBeUndefined()
    setKeeper(undefined)
  })
})

describe('unsentOn', () => {
  it('names the pages with notes that are not at the server, and with orders that were not given', () => {
    setKeeper('secretary')
    keepDraft('weekly-1', 'secretary', '5g', { note: '一', decision: '', basedOn: 0 })
    localStorage.setItem(`typed secretary ${orderOn('weekly-1', 'general')}`, '{"typed":{"order":""}}')
    expect(unsentOn('weekly-1', 'secretary', ['cable', '5g', 'general'])).toEqual([
      { page: '5g', what: ['记录'] },
      { page: 'general', what: ['没有交办的督办'] },
    ])
    expect(unsentOn('weekly-2', 'secretary', ['5g', 'general'])).toEqual([])
    setKeeper(undefined)
  })
})
