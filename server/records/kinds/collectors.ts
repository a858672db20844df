import Type from 'typebox'
import type { CollectorRunBody } from '../../contract/collectors.ts'
import { bodyHash } from '../../db/catalogue/catalogue-records.ts'
import { appendReferring } from '../../db/files/refer-to-files.ts'
import type { Writer } from '../../db/store.ts'
import { recordKind } from '../record-kind.ts'
import { storedBodies } from '../stored-bodies.ts'

const ran = 'collector.run' as const
const prefix = 'collector-run/'
const count = Type.Integer()

/** The facts of a collector. The subject is `collector:<id>`; an address may contain a secret, so only its host is told. */
const kept = Type.Object({
  name: Type.String(),
  host: Type.String(),
  /** Digests of the whole address, of how it is read, mapped and scheduled, and of the sealed secret. */
  urlDigest: Type.String(),
  bodyDigest: Type.String(),
  secretDigest: Type.Union([Type.String(), Type.Null()]),
  enabled: Type.Boolean(),
  /** The reviewer whose grant stands; a change of what is read ends it. */
  grantedBy: Type.Union([Type.String(), Type.Null()]),
})
const named = Type.Object({ name: Type.String() })

const told = Type.Object({
  collector: Type.String(),
  name: Type.String(),
  outcome: Type.String(),
  /** Why nothing could be read. */
  reason: Type.Union([Type.String(), Type.Null()]),
  /** The SHA-256 of what was read, and its bytes. */
  read: Type.Union([Type.String(), Type.Null()]),
  bytes: count,
  taken: count,
  revised: count,
  approved: count,
  same: count,
  refused: count,
  /** The first and the last entry of the values that were taken. */
  first: Type.Union([count, Type.Null()]),
  last: Type.Union([count, Type.Null()]),
  sha256: Type.String(),
})

export const collectorRecords = {
  'collector.kept': recordKind({
    payload: kept,
    rows: null,
    words: ({ name, host, enabled }) => `${enabled ? '' : '停用'}采集任务“${name}”（${host}）`,
  }),
  'collector.grant-asked': recordKind({
    payload: named,
    rows: null,
    words: ({ name }) => `请审核员准许采集任务“${name}”直接通过`,
  }),
  'collector.granted': recordKind({
    payload: named,
    rows: null,
    words: ({ name }) => `准许采集任务“${name}”采到的数直接通过`,
  }),
  'collector.revoked': recordKind({
    payload: named,
    rows: null,
    words: ({ name }) => `收回采集任务“${name}”直接通过的准许`,
  }),
  'collector.removed': recordKind({
    payload: named,
    rows: null,
    words: ({ name }) => `删除采集任务“${name}”`,
  }),
  'collector.interrupted': recordKind({
    payload: Type.Object({ name: Type.String(), reason: Type.String() }),
    rows: null,
    words: ({ name, reason }) => `采集任务“${name}”中断：${reason}`,
  }),
  'collector.resumed': recordKind({
    payload: named,
    rows: null,
    words: ({ name }) => `采集任务“${name}”不再中断`,
  }),
  [ran]: recordKind({
    payload: told,
    rows: storedBodies('collectorRun', { kinds: [ran], prefix, named: '采集记录' }),
    words: ({ name, outcome, reason, taken, revised, refused }) =>
      outcome === 'failed'
        ? `采集“${name}”没有成功：${reason ?? ''}`
        : `采集“${name}”，收下 ${taken} 个数${revised > 0 ? `（更正 ${revised} 个）` : ''}，没有收 ${refused} 处`,
  }),
}

/** Stores a run of a collector right after the values that it took; where it took some, its entry refers to what was read. */
export async function storeCollectorRun(
  writer: Writer,
  { collector, number }: { readonly collector: string; readonly number: number },
  run: CollectorRunBody,
  file: { readonly hash: string; readonly name: string } | null,
): Promise<number> {
  const { name, outcome, reason, read, bytes, counts, first, last } = run
  const id = `${collector}/${number}`
  const body = JSON.stringify(run)
  const entry = {
    actor: `collector:${collector}`,
    kind: ran,
    subject: prefix + id,
    payload: {
      ...{ collector, name, outcome, reason, read, bytes, ...counts, first, last },
      sha256: bodyHash(body),
    },
  } as const
  const { sequence } = await (file === null ? writer.append(entry) : appendReferring(writer, entry, [file]))
  await writer.db.insert(writer.tables.collectorRun).values({ id, collector, number, body, sequence })
  return sequence
}
