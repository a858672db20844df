import type { SampleAsked } from '../../../contract/collectors.ts'
import type { Deps } from '../../../deps.ts'
import { readGuarded } from '../../../outgoing/read-guarded.ts'
import { SourceFailure } from '../../../outgoing/source-failure.ts'
import { queryGuarded } from '../../../outgoing/query-guarded.ts'
import { shanghaiTime } from '../../../clock.ts'
import { collectorSeal } from './queries.ts'

/** The most bytes and rows of an answer, and the milliseconds within which it must have come. */
const [limit, rows, within] = [20 * 1024 * 1024, 100_000, 60_000]

/** What a source answered. */
export interface SourceAnswer {
  readonly bytes: Buffer
  /** The day of its version: when the source says that it changed, else today. */
  readonly version: string
}

/** Reads what a source answers now. @throws SourceFailure, ForbiddenAddress */
export async function answerOfSource(
  { clock, outgoing }: Pick<Deps, 'clock' | 'outgoing'>,
  { url, form, header, query = '' }: Pick<SampleAsked, 'url' | 'form' | 'header' | 'query'>,
  secret: string | null,
  signal?: AbortSignal,
): Promise<SourceAnswer> {
  if (form === 'sql') {
    const asked = { url: new URL(url), password: secret ?? '', query, rows, within, signal }
    const bytes = Buffer.from(JSON.stringify(await queryGuarded(asked, outgoing)))
    if (bytes.length > limit) throw new SourceFailure('查出的超过 20 MB，没有收')
    return { bytes, version: clock.today() }
  }
  const headers = header !== '' && secret !== null ? { [header]: secret } : {}
  const { bytes, modifiedAt } = await readGuarded(
    url,
    { headers, limit, within, ...(signal && { signal }) },
    outgoing,
  )
  const today = clock.today()
  const changed = modifiedAt === undefined ? today : shanghaiTime(modifiedAt).slice(0, 10)
  return { bytes, version: changed < today ? changed : today }
}

/** The secret of a collector, opened. @throws SourceFailure where this process has another key */
export function openedSecret(
  { secrets }: Pick<Deps, 'secrets'>,
  { id, secret }: { readonly id: string; readonly secret: string | null },
): string | null {
  if (secret === null) return null
  const opened = secrets.open(secret, collectorSeal(id))
  if (opened === undefined)
    throw new SourceFailure('密钥打不开：本机的钥匙文件不是封存它的那一把，请重新填写密钥')
  return opened
}
