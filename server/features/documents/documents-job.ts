import type { Deps } from '../../deps.ts'
import { connectedInstances, instanceName } from '../../db/postgres/instances.ts'
import { AppError } from '../../errors.ts'
import { whenSomethingWaits, type Job } from '../../jobs/job.ts'
import { makeDocument } from './make-document.ts'
import { leaveRequest, documentsToMake, takeRequest, type DocumentWaiting } from './queries.ts'

export const documentsJobName = 'meeting-documents'

type Needs = Pick<Deps, 'store' | 'clock' | 'catalogue' | 'files' | 'runApart' | 'version'>

/** The job makes the requested documents one after another: new requests at once, and those that a stopped process left behind. */
export function documentsJob(needs: Needs): Job {
  const { store } = needs

  /** Requests that nobody has begun, and those begun by a process that stopped. */
  async function waiting(): Promise<DocumentWaiting[]> {
    const open = await documentsToMake(store.reader)
    if (open.every(({ makes }) => makes === null)) return open
    const others = (await connectedInstances(store)) ?? []
    const alive = new Set([instanceName, ...others.map(({ name }) => name)])
    return open.filter(({ makes }) => makes === null || !alive.has(makes))
  }

  async function make(request: DocumentWaiting): Promise<void> {
    if (!(await store.write((writer) => takeRequest(writer, request, instanceName)))) return
    try {
      await makeDocument(needs, request)
    } catch (error) {
      const isTransient = error instanceof AppError && error.code === 'server-busy'
      const reason =
        error instanceof AppError
          ? error.message
          : '没有做成，原因已记入运行日志。请再做一次，或请管理员查看。'
      await store.write((writer) => leaveRequest(writer, request, isTransient ? null : reason))
      if (isTransient || !(error instanceof AppError)) throw error
    }
  }

  return {
    name: documentsJobName,
    title: '制作会议文件',
    pattern: whenSomethingWaits,
    since: async () => (await waiting())[0]?.orderedAt ?? null,
    retry: { first: 5_000, cap: 60_000, attempts: 5 },
    run: async (signal) => {
      for (let [request] = await waiting(); request && !signal.aborted; [request] = await waiting())
        await make(request)
    },
  }
}
