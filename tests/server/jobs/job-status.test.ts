import { describe, expect, it } from 'vitest'
import { whenSomethingWaits } from '#server/jobs/job.ts'
import { jobStatus } from '#server/jobs/job-status.ts'

const now = '2024-10-31T10:00:00.000+08:00'
const retry = { first: 5_000, cap: 60_000, attempts: 5 }

/** The status of a job whose work waits since this instant; `since` is null where no work waits. */
const statusSince = (since: string | null) =>
  jobStatus(
    { pattern: whenSomethingWaits, retry, since: async () => since },
    { runs: [], since, told: undefined, began: '2024-01-01T00:00:00.000+08:00', now },
  )

describe('jobStatus', () => {
  it('is due at the full second after something has come, and never where nothing waits', () => {
    expect(statusSince('2024-10-31T09:59:58.500+08:00')).toMatchObject({
      due: '2024-10-31T09:59:59.000+08:00',
      attemptAt: '2024-10-31T09:59:59.000+08:00',
      attempt: 1,
    })
    expect(statusSince(null)).toMatchObject({ due: null, attemptAt: null, failure: null })
  })
})
