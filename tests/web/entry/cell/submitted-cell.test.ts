// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import type { FilingCell } from '#server/contract/filings.ts'
import SubmittedCell from '#web/entry/cell/SubmittedCell.vue'
import { newCell } from '#web/entry/cell/form-cell.ts'
import { facts, record } from '../filing-fixture.ts'

const words = (more: Partial<FilingCell>) =>
  mount(SubmittedCell, { props: { cell: newCell(facts('stations', more)), busy: false } }).text()

describe('SubmittedCell', () => {
  it('W-11 says at which level a figure waits, and that it cannot be changed once one has approved it', () => {
    const submitted = record('stations', { state: 'submitted' })
    expect(words({ current: submitted, transitions: [] })).toBe('已提交，等待审核。被退回后可以修改。')
    expect(words({ current: submitted, transitions: [], waitsAt: 'county' })).toBe(
      '已提交，等待县级审核。被退回后可以修改。',
    )
    const decidedAt = '2024-11-05T10:00:00+08:00'
    const endorsed = record('stations', { state: 'in-review', decidedBy: 'person:b', decidedAt })
    expect(words({ current: endorsed, transitions: [], waitsAt: 'city' })).toBe(
      '已在逐级审核，现在等市级审核。要改的，请审核员退回。',
    )
  })

  it('says why an approval was revoked, in a scheme with levels too', () => {
    const decidedAt = '2024-11-05T10:00:00+08:00'
    const revoked = record('stations', { state: 'submitted', decidedAt, returnReason: '重复计数' })
    const text = words({ current: revoked, transitions: [], waitsAt: 'city' })
    expect(text).toContain('审核已撤销，等待重新审核')
    expect(text).toContain('重复计数')
    expect(text).not.toContain('更正')
    expect(words({ current: revoked, transitions: ['save', 'replace'] })).toContain('要改的，点「更正」')
  })

  it('says that nobody reviews where it waits', () => {
    const current = record('stations', { state: 'submitted' })
    const text = words({ current, transitions: [], waitsAt: 'county', nobodyReviews: '鼎湖区' })
    expect(text).toContain('鼎湖区还没有县级审核员，这个数审不了')
  })

  it('W-17 says that a reviewer entered the figure, and why, of such a figure alone', () => {
    const transitions = ['recall'] as const
    const entered = record('stations', { state: 'submitted', note: '代填：单位断网，按传真数填' })
    const text = words({ current: entered, transitions: [...transitions] })
    expect(text).toContain('这个数由审核员代填，不是本单位填报的')
    expect(text).toContain('代填：单位断网，按传真数填')
    const own = record('stations', { state: 'submitted', note: '单位断网，按传真数填' })
    expect(words({ current: own, transitions: [...transitions] })).not.toContain('代填')
  })

  it('says that a level above sent it back to the one where it waits, and why', () => {
    const sentBack = record('stations', { state: 'in-review', returnReason: '请县里核对重复数' })
    expect(words({ current: sentBack, transitions: [], waitsAt: 'county' })).toBe(
      '上级退回县级核对：请县里核对重复数。现在等县级审核，要改的，请审核员退回。',
    )
  })
})
