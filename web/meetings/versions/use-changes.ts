import type { MeetingChanges } from '#server/contract/meeting-changes.ts'
import type { Meeting } from '#server/contract/meetings.ts'
import { api } from '../../api/client.ts'
import { onWindowFocus } from '../../composables/on-window-focus.ts'
import { useRequest, type Request } from '../../composables/use-request.ts'

/** The changes since a meeting's newest snapshot, asked for every 15 s and whenever the window gets the focus. */
export function useChanges(meeting: () => Meeting): Request<MeetingChanges> {
  const request = useRequest(
    ([id]: readonly unknown[], signal) =>
      api.get<MeetingChanges>(`/api/meetings/${encodeURIComponent(id as string)}/changes`, {}, signal),
    { of: () => [meeting().id, meeting().snapshots[0]?.version, meeting().state], every: 15_000 },
  )
  onWindowFocus(() => void request.ask())
  return request
}
