import { computed, shallowRef } from 'vue'
import { formatPeriodText } from '#metrics/wording/periods.ts'
import type { Closure, ReportingPeriods } from '#server/contract/periods.ts'
import { api } from '../../api/client.ts'
import { demoDate } from '../../api/demo-date.ts'
import { useAttempt } from '../../composables/use-attempt.ts'
import { useRequest } from '../../composables/use-request.ts'

/** The reporting periods up to a date are listed, closed and reopened. */
export function usePeriods() {
  const chosen = shallowRef<string | null>(null)
  let initialDate: string | undefined
  const reading = useRequest(
    async (at: string | null, signal) => {
      if (at === null) initialDate ??= await demoDate(signal)
      return api.get<ReportingPeriods>('/api/periods', { at: at ?? initialDate }, signal)
    },
    { of: () => chosen.value },
  )
  const { busy, told, attempt } = useAttempt()
  /** The period that is being closed or reopened, else the last that was. */
  const turned = shallowRef<string>()
  /** The period that was closed last, which the page offers to reopen. */
  const closed = shallowRef<string>()

  async function turn(period: string, work: () => Promise<unknown>, words: string): Promise<boolean> {
    if (busy.value) return false
    turned.value = period
    closed.value = undefined
    return (await attempt(() => work().then(reading.ask), words)) !== undefined
  }

  const path = (period: string) => `/api/periods/${period}/closure`

  /** @param reason may be empty. */
  async function close(period: string, reason: string): Promise<boolean> {
    const work = () => api.post<Closure>(path(period), reason === '' ? {} : { reason })
    const done = await turn(period, work, `${formatPeriodText(period)}已关账，不再收数。`)
    if (done) closed.value = period
    return done
  }

  const reopen = (period: string, reason: string) =>
    turn(
      period,
      () => api.delete(path(period), { reason }),
      `${formatPeriodText(period)}已重新开放，填报单位可以继续报。`,
    )

  const exceptionOf = (period: string, organisation: string) =>
    `/api/periods/${period}/exceptions/${organisation}`

  const grant = (period: string, organisation: string, until: string, reason: string) =>
    turn(
      period,
      () => api.put(exceptionOf(period, organisation), { until, reason }),
      `已准予补报${formatPeriodText(period)}，到${until}为止。`,
    )

  const end = (period: string, organisation: string, reason: string) =>
    turn(
      period,
      () => api.delete(exceptionOf(period, organisation), { reason }),
      `补报${formatPeriodText(period)}的准许已收回。`,
    )

  return {
    reading,
    told,
    closed,
    turning: computed(() => (busy.value ? turned.value : undefined)),
    choose: (at: string) => (chosen.value = at),
    close,
    reopen,
    grant,
    end,
  }
}
