import { and, desc, eq, isNull, lt, sql } from 'drizzle-orm'
import { prepared } from '../db/statements/prepared.ts'
import type { Reader, Writer } from '../db/store.ts'
import type { Run } from './job.ts'

/** The number of runs of a job that are kept. */
const kept = 100

const newest = prepared(({ db, tables: { jobRun } }) =>
  db
    .select()
    .from(jobRun)
    .where(eq(jobRun.job, sql.placeholder('job')))
    .orderBy(desc(jobRun.startedAt), desc(jobRun.attempt))
    .limit(kept),
)

/** The runs of a job, the newest first. */
export async function runsOf(reader: Reader, job: string): Promise<Run[]> {
  return (await newest(reader).execute({ job })) as Run[]
}

export async function beginRun({ db, tables: { jobRun } }: Writer, run: Run): Promise<void> {
  await db.insert(jobRun).values(run)
}

/** Records the end of a run, with its beginning if that is missing, and deletes the oldest runs. */
export async function endRun({ db, tables: { jobRun } }: Writer, run: Run): Promise<void> {
  const { endedAt, outcome, reason } = run
  await db
    .insert(jobRun)
    .values(run)
    .onConflictDoUpdate({
      target: jobRun.id,
      set: { endedAt, outcome, reason },
      // A run that another instance closed as interrupted stays so.
      setWhere: isNull(jobRun.outcome),
    })
  const [oldest] = await db
    .select({ startedAt: jobRun.startedAt })
    .from(jobRun)
    .where(eq(jobRun.job, run.job))
    .orderBy(desc(jobRun.startedAt))
    .offset(kept - 1)
    .limit(1)
  if (oldest) {
    await db.delete(jobRun).where(and(eq(jobRun.job, run.job), lt(jobRun.startedAt, oldest.startedAt)))
  }
}
