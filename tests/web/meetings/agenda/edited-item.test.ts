// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { effectScope, nextTick, shallowRef } from 'vue'
import type { MeetingAgenda } from '#server/contract/meetings.ts'
import ItemDialog from '#web/meetings/agenda/ItemDialog.vue'
import type { AgendaRow } from '#web/meetings/agenda/agenda-groups.ts'
import { setKeeper } from '#web/sheet/kept-in-browser.ts'
import { useEditedItem, type EditedRow } from '#web/meetings/agenda/use-edited-item.ts'

const row = (kind: AgendaRow['kind'], change: Partial<AgendaRow> = {}) =>
  ({
    key: `${kind}.5g`,
    kind,
    target: '5g',
    comment: null,
    editedBy: null,
    version: 0,
    ...change,
  }) as AgendaRow
const agendaOf = (...items: AgendaRow[]) => ({ items, dropped: [] }) as unknown as MeetingAgenda

describe('the item whose dialog is open', () => {
  const agenda = shallowRef(agendaOf(row('red')))
  const edited = effectScope().run(() => useEditedItem(() => agenda.value))!

  it('goes on as what it has become, and says so', () => {
    edited.open(row('red'))
    expect([edited.item.value?.key, edited.change.value]).toEqual(['red.5g', ''])
    agenda.value = agendaOf(row('due-soon'), row('overdue-report', { version: 3 }))
    expect([edited.item.value?.key, edited.item.value?.version]).toEqual(['overdue-report.5g', 3])
    expect(edited.change.value).toBe('这一项刚刚由“红灯”变为“逾期未报”；您写的都在')
  })

  it('stays where nothing of it is left', () => {
    agenda.value = agendaOf()
    expect(edited.item.value?.key).toBe('overdue-report.5g')
    expect(edited.change.value).toBe('这一项（红灯）刚刚离开议题；保存以后，它再列出时带着您写的')
    edited.close()
    expect([edited.item.value, edited.change.value]).toEqual([undefined, ''])
  })
})

const opened = (item: EditedRow) => {
  const props = { meeting: 'weekly-1', item, change: '', fault: '', busy: false, keep: async () => false }
  return mount(ItemDialog, { props, global: { stubs: { teleport: true } } })
}

describe('ItemDialog', () => {
  it('shows the words again that were not kept, and what another has written since they were typed', async () => {
    localStorage.clear()
    setKeeper('secretary')
    const first = opened(row('red', { version: 1 }))
    await first.get('#item-comment').setValue('请市政数局先讲')
    first.unmount()
    expect(opened(row('red', { version: 1 })).text()).not.toContain('改成')
    const again = opened(row('red', { comment: '先讲用地', editedBy: '李某', version: 2 }))
    expect(again.get<HTMLTextAreaElement>('#item-comment').element.value).toBe('请市政数局先讲')
    expect(again.text()).toContain('李某已改成：批注“先讲用地”。再点“保存”，以您写的为准。')
    setKeeper(undefined)
  })

  it('keeps what was typed when its item becomes another, and says what changed', async () => {
    const dialog = opened(row('red'))
    const typed = dialog.get<HTMLTextAreaElement>('#item-comment')
    await typed.setValue('请市政数局先讲')
    await dialog.setProps({ item: row('overdue-report'), change: '这一项刚刚由“红灯”变为“逾期未报”' })
    await nextTick()
    expect(typed.element.value).toBe('请市政数局先讲')
    expect(dialog.findAll('[role=status]').map((one) => one.text())).toEqual([
      '这一项刚刚由“红灯”变为“逾期未报”。',
    ])
    await dialog.setProps({
      item: row('overdue-report', { comment: '先讲用地', editedBy: '李某', version: 1 }),
    })
    expect(dialog.text()).toContain('李某刚刚改成：批注“先讲用地”')
    expect(typed.element.value).toBe('请市政数局先讲')
  })
})
