import type { Operations } from '#server/contract/operations.ts'
import { api } from '../../api/client.ts'
import { useAttempt } from '../../composables/use-attempt.ts'
import { useRequest } from '../../composables/use-request.ts'

const every = 3_000

/** The condition of the server is asked for every three seconds while the page can be seen. Backups and messages are handled on demand. */
export function useOperations() {
  const reading = useRequest((_: null, signal) => api.get<Operations>('/api/operations', {}, signal), {
    of: () => null,
    every,
  })
  const { fault, attempt } = useAttempt()
  const backUp = () => attempt(() => api.post('/api/backups').then(reading.ask))
  const sendAgain = (id: string) => attempt(() => api.post(`/api/messages/${id}/attempts`).then(reading.ask))
  const drop = async (id: string, reason: string) =>
    (await attempt(() => api.delete(`/api/messages/${id}`, { reason }).then(reading.ask))) !== undefined
  return { reading, fault, backUp, sendAgain, drop }
}
