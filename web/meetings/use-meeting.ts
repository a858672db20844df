import { computed, watch } from 'vue'
import type { Meeting, MeetingAgenda } from '#server/contract/meetings.ts'
import { api } from '../api/client.ts'
import { useRequest } from '../composables/use-request.ts'

/** A meeting and its agenda; the meeting is asked for again when the agenda tells of a snapshot that it does not have. */
export function useMeeting(path: () => string) {
  const meeting = useRequest((of, signal) => api.get<Meeting>(of, {}, signal), { of: path })
  const agenda = useRequest((of, signal) => api.get<MeetingAgenda>(of, {}, signal), {
    of: () => (meeting.answer.value?.state === 'cancelled' ? undefined : `${path()}/agenda`),
  })
  const frozen = computed(() => meeting.answer.value?.snapshots[0])
  watch(
    () => agenda.answer.value?.frozen,
    (told) => told && !frozen.value && void meeting.ask(),
  )

  /** Reads what others did to a frozen meeting: another state, or another version of the snapshot with its agenda. */
  async function follow(): Promise<void> {
    if (meeting.waiting.value) return
    const before = [path(), frozen.value?.version, meeting.answer.value?.state].join()
    await meeting.ask()
    if (before !== [path(), frozen.value?.version, meeting.answer.value?.state].join()) await agenda.ask()
  }

  /** Reads what others have edited, answered and entered for a meeting in preparation; `follow` reads a frozen one. */
  async function readPrepared(): Promise<void> {
    if (frozen.value || meeting.waiting.value || agenda.waiting.value) return
    await Promise.all([meeting.ask(), agenda.ask()])
  }
  return { meeting, agenda, frozen, follow, readPrepared }
}
