import { shallowRef } from 'vue'
import type { BoardChoices } from '#server/contract/boards.ts'
import type { Closure, ReportingPeriods } from '#server/contract/periods.ts'
import { AppProblem, api } from '../api/client.ts'
import { formatPeriodText } from '#metrics/wording/periods.ts'

/** What a closing or reopening has come to; a closing that went through can be taken back. */
export interface PeriodTold {
  readonly tone: 'done' | 'error'
  readonly text: string
  readonly undo?: string
}

/** The reporting periods up to a date, their closing and reopening. */
export function usePeriods() {
  const list = shallowRef<ReportingPeriods>()
  const problem = shallowRef<AppProblem>()
  const told = shallowRef<PeriodTold>()
  /** The period that is being closed or opened. */
  const turning = shallowRef<string>()
  let chosen: string | undefined
  let begun = false

  async function load(at?: string): Promise<void> {
    problem.value = undefined
    try {
      if (!begun) await begin()
      chosen = at ?? chosen
      list.value = await api.get<ReportingPeriods>('/api/periods', { at: chosen })
    } catch (refused) {
      if (!(refused instanceof AppProblem)) throw refused
      problem.value = refused
    }
  }

  /** The demo year lies in the past: the list begins there. */
  async function begin(): Promise<void> {
    const { boards, demo } = await api.get<BoardChoices>('/api/boards')
    if (demo) chosen = boards.find(({ real }) => !real)?.suggestedAt
    begun = true
  }

  async function turn(period: string, work: () => Promise<Closure | undefined>, done: PeriodTold) {
    if (turning.value !== undefined) return
    turning.value = period
    told.value = undefined
    try {
      await work()
      told.value = done
      await load()
    } catch (refused) {
      if (!(refused instanceof AppProblem)) throw refused
      told.value = { tone: 'error', text: refused.detail }
    } finally {
      turning.value = undefined
    }
  }

  const path = (period: string) => `/api/periods/${period}/closure`

  /** @param reason may be empty */
  const close = (period: string, reason: string) =>
    turn(period, () => api.post<Closure>(path(period), reason === '' ? {} : { reason }), {
      tone: 'done',
      text: `${formatPeriodText(period)}已关账，不再收数。`,
      undo: period,
    })

  const reopen = (period: string, reason: string) =>
    turn(period, () => api.delete(path(period), { reason }), {
      tone: 'done',
      text: `${formatPeriodText(period)}已重新开放，填报单位可以继续报。`,
    })

  return { list, problem, told, turning, load, close, reopen }
}
