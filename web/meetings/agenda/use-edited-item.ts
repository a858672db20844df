import { computed, shallowRef, watch } from 'vue'
import { replacementOf } from '#metrics/agenda/arrange.ts'
import { agendaKindWords } from '#metrics/wording/judging/agenda.ts'
import type { MeetingAgenda } from '#server/contract/meetings.ts'
import type { AgendaRow } from './agenda-groups.ts'

/** An item that is being edited; a dropped item has a reason. */
export type EditedRow = AgendaRow & { readonly reason?: string }

/**
 * The item of the open dialog, as it stands now. Where the target goes on under an item of another kind, the dialog
 * follows that item. Where no item is left, the dialog keeps the last state, so that typed words are never lost.
 */
export function useEditedItem(agenda: () => MeetingAgenda | undefined) {
  const opened = shallowRef<EditedRow>()
  const now = computed(() => {
    const told = agenda()
    if (!opened.value || !told) return undefined
    const all: readonly EditedRow[] = [...told.items, ...told.dropped]
    const replacement = replacementOf(
      all.map(({ key }) => key),
      opened.value.key,
    )
    return all.find(({ key }) => key === replacement)
  })
  /** The last known state of the item. */
  const item = shallowRef<EditedRow>()
  watch([opened, now], () => (item.value = opened.value && (now.value ?? item.value ?? opened.value)), {
    flush: 'sync',
  })

  /** The words for what became of the item since the dialog was opened; empty without a change. */
  const change = computed(() => {
    if (!opened.value || !agenda()) return ''
    const was = agendaKindWords[opened.value.kind]
    if (!now.value) return `这一项（${was}）刚刚离开议题；保存以后，它再列出时带着您写的`
    const { kind } = now.value
    return kind === opened.value.kind ? '' : `这一项刚刚由“${was}”变为“${agendaKindWords[kind]}”；您写的都在`
  })

  return {
    item,
    change,
    open: (row: EditedRow) => (opened.value = row),
    close: () => (opened.value = undefined),
  }
}
