import type { Actor } from '../../access/actor.ts'
import type { PolicyReading } from '../../contract/policy.ts'
import type { ReadingDecision, KeptReading, ReadingBrief, ReadingVersion } from '../../contract/readings.ts'
import type { Deps } from '../../deps.ts'
import { AppError } from '../../errors.ts'
import { namesOfActors } from '../people/queries.ts'
import {
  allReadings,
  figureDecisionsOf,
  deleteReading,
  insertReading,
  readingNumbers,
  readingOf,
  readingOnVersion,
  requireReading,
  updateReading,
  type ListedReading,
} from './queries.ts'
import { readDocument } from './read-document.ts'
import type { PolicySource } from './read-text.ts'

type Needs = Pick<Deps, 'store' | 'clock'>

/** The longest text of a reading: four times the longest known plan. */
const longest = 1_000_000

/**
 * Reads a document and keeps the reading, so that several people can decide on its figures over several days. `name`: the name of the
 * file. @throws AppError the refusals of `readDocument`, bad-item for a document that is too long or has no figure
 */
export async function keepReading(
  deps: Needs & Pick<Deps, 'runApart'>,
  actor: Actor,
  source: PolicySource,
  name = '',
): Promise<ReadingVersion> {
  if (typeof source === 'string') refuseLong(source)
  const read = JSON.parse((await readDocument(deps, source)).toString()) as PolicyReading
  const text = typeof source === 'string' ? source : (read.text ?? '')
  refuseLong(text)
  if (read.figures.length === 0)
    throw new AppError('bad-item', '文件里没有读到任何数字或“全覆盖”一类的要求。请核对是不是这份文件。')
  const { store, clock } = deps
  return store.write(async (writer) => {
    const id = `reading-${Math.max(0, ...(await readingNumbers(writer))) + 1}`
    await insertReading(writer, {
      id,
      version: 1,
      kind: read.kind,
      proposed: read.figures.filter(({ target }) => target).length,
      decided: 0,
      title: read.title ?? (name.replace(/\.\w{1,5}$/, '').trim() || '未命名的文件'),
      body: JSON.stringify({ ...read, text }),
      decisions: '[]',
      changedAt: clock.now(),
      changedBy: actor.id,
      draft: null,
    })
    return { id, version: 1 }
  })
}

/** Refuses a text that is too long. @throws AppError bad-item */
function refuseLong({ length }: string): void {
  if (length > longest)
    throw new AppError('bad-item', `文件有${length}个字，最多${longest}个。请只读正文，或按章节分开读。`)
}

/** All kept readings, the last changed first. */
export async function listReadings({ store: { reader } }: Pick<Deps, 'store'>): Promise<ReadingBrief[]> {
  const rows = await allReadings(reader)
  const nameOf = await namesOfActors(
    reader,
    rows.map(({ changedBy }) => changedBy),
  )
  return rows.map((row) => briefOf(row, nameOf))
}

/** A reading as its reader sees it. @throws AppError not-found */
export async function showReading(
  { store: { reader } }: Pick<Deps, 'store'>,
  id: string,
): Promise<KeptReading> {
  const row = await requireReading(reader, id)
  const nameOf = await namesOfActors(reader, [row.changedBy])
  return { ...briefOf(row, nameOf), reading: readingOf(row), decisions: figureDecisionsOf(row) }
}

/**
 * Keeps the decisions on a reading's figures. @throws AppError not-found, stale-edit where somebody else decided meanwhile, bad-item for a
 * decision on something that is no figure of the document, a second one on one figure, or one that joins it to no indicator
 */
export async function decideFigures(
  { store, clock }: Needs,
  actor: Actor,
  { id, version, decisions }: ReadingVersion & { readonly decisions: readonly ReadingDecision[] },
): Promise<ReadingVersion> {
  return store.write(async (writer) => {
    const row = await readingOnVersion(writer, id, version)
    refuseUnfit(readingOf(row), decisions)
    const next = { version: version + 1, changedAt: clock.now(), changedBy: actor.id }
    await updateReading(writer, id, {
      ...next,
      decisions: JSON.stringify(decisions),
      decided: decisions.length,
    })
    return { id, version: next.version }
  })
}

/** Withdraws a reading. @throws AppError not-found, stale-edit */
export async function withdrawReading(
  { store }: Pick<Deps, 'store'>,
  { id, version }: ReadingVersion,
): Promise<void> {
  await store.write(async (writer) => {
    await readingOnVersion(writer, id, version)
    await deleteReading(writer, id)
  })
}

function refuseUnfit({ figures }: PolicyReading, decisions: readonly ReadingDecision[]): void {
  const starts = new Set(figures.map(({ start }) => start))
  const decided = new Set<number>()
  for (const { start, verdict, indicator } of decisions) {
    if (!starts.has(start)) throw new AppError('bad-item', `文中第${start}字处没有读到数。请刷新后再处理。`)
    if (decided.has(start))
      throw new AppError('bad-item', `文中第${start}字处的数处理了两次。请刷新后再处理。`)
    if (verdict === 'joined' && indicator === undefined)
      throw new AppError('bad-item', '并入已有指标时，请选是哪一个指标。')
    decided.add(start)
  }
}

function briefOf(
  { id, version, title, kind, proposed, decided, changedAt, changedBy, draft }: ListedReading,
  nameOf: (actor: string) => string,
): ReadingBrief {
  const by = nameOf(changedBy)
  return {
    id,
    version,
    title,
    kind: kind as ReadingBrief['kind'],
    proposed,
    decided,
    changedAt,
    changedBy: by,
    draft,
  }
}
