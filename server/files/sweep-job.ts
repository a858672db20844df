import type { Job } from '../jobs/job.ts'
import type { Files } from './files.ts'

const hour = 3_600_000

/** The job deletes, each night, files that were stored and never used. */
export function sweepJob({ sweep }: Pick<Files, 'sweep'>): Job {
  return {
    name: 'sweep-files',
    title: '清理没有用上的文件',
    pattern: '30 3 * * *',
    retry: { first: hour, cap: 6 * hour, attempts: 4 },
    run: sweep,
  }
}
