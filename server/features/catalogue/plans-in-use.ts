import type { Catalogue, PolicyDocument } from '#metrics/catalogue/catalogue.ts'
import { catalogueErrors } from '#metrics/policy/catalogue-errors.ts'
import { recordNames } from '#metrics/policy/errors/record-names.ts'
import type { Plan } from '../../contract/plans.ts'
import type { Actor } from '../../access/actor.ts'
import type { Deps } from '../../deps.ts'
import { newestRecords } from '../../db/catalogue/catalogue-records.ts'
import { changeCatalogue } from '../../db/catalogue/change-catalogue.ts'
import {
  publishedOf,
  layingAside,
  shippedCatalogue as shipped,
  takingUp,
} from '../../db/catalogue/shipped-documents.ts'
import { seedPublished } from '../../db/observations/seed-observations.ts'
import type { Reader } from '../../db/store.ts'
import { AppError } from '../../errors.ts'
import { hasReported } from './queries.ts'

type Needs = Pick<Deps, 'store' | 'catalogue'>

const shippedDocuments = new Map(shipped.documents.map((document) => [document.id, document]))

/** Every plan: those in use in the order of the catalogue, then those that were laid aside. */
export async function listPlans({ store: { reader }, catalogue }: Needs): Promise<Plan[]> {
  const { catalogue: standing } = catalogue.current()
  const inUse = new Set(standing.documents.map(({ id }) => id))
  const laidAside = shipped.documents.filter(({ id }) => !inUse.has(id))
  return Promise.all([
    ...standing.documents.map((document) => planOf(reader, standing, document, true)),
    ...laidAside.map((document) => planOf(reader, shipped, document, false)),
  ])
}

async function planOf(
  reader: Reader,
  { targets, milestones, regions }: Catalogue,
  { id, kind, title, shortTitle, number, signed, region }: PolicyDocument,
  inUse: boolean,
): Promise<Plan> {
  const cites = (record: { readonly citations: readonly { readonly document: string }[] }) =>
    record.citations.some(({ document }) => document === id)
  const stated = targets.filter(cites)
  return {
    id,
    kind,
    title,
    shortTitle,
    number: number ?? null,
    signed: signed ?? null,
    region,
    regionName: regions.find(({ code }) => code === region)?.name ?? region,
    targets: stated.length,
    milestones: milestones.filter(cites).length,
    shipped: shippedDocuments.has(id),
    inUse,
    reported: await hasReported(
      reader,
      stated.map(({ indicator }) => indicator),
    ),
  }
}

/**
 * Lays a shipped document aside, together with all that it alone has, or takes it up again; reported figures stay. Its records change by one
 * entry of the ledger, or by none where nothing changes. @throws AppError not-found, conflict where something in use needs the document, or
 * does not fit it
 */
export async function changePlanUse(
  { store, catalogue }: Needs,
  actor: Actor,
  id: string,
  { inUse }: { readonly inUse: boolean },
): Promise<{ readonly sequence: number; readonly plan: Plan }> {
  const document = shippedDocuments.get(id)
  if (!document) throw new AppError('not-found', `没有这份随程序提供的文件：${id}。`)
  const sequence = await store.write(async (writer) => {
    const kept = await newestRecords(writer)
    const records = inUse ? takeUp(kept, document) : layAside(kept, document)
    if (records.length === 0) return store.head().sequence
    const plan = { act: inUse ? 'taken-up' : 'laid-aside', title: document.title } as const
    return changeCatalogue(writer, {
      actor: actor.id,
      subject: `document/${id}`,
      origin: 'seed',
      records,
      plan,
    })
  })
  // The shipped published figures of its indicators are added too; figures that somebody reported stay as they are.
  if (inUse) await seedPublished(store, publishedOf(catalogue.current().indicators))
  const plans = await listPlans({ store, catalogue })
  return { sequence, plan: plans.find((plan) => plan.id === id)! }
}

/**
 * The records that taking a document up adds. @throws AppError conflict where another record has one of their ids, or they do not fit the
 * rest
 */
function takeUp(...[kept, document]: Parameters<typeof takingUp>) {
  const { records, standing } = takingUp(kept, document)
  if (records.length === 0) return records
  const [taken] = idsGivenOtherwise(standing, document)
  if (taken) {
    throw new AppError(
      'conflict',
      `“${document.title}”还不能启用：它的“${taken.shipped}”用编号 ${taken.id}，本单位录入的“${taken.own}”已用这个编号。请先在自己的计划里改掉编号。`,
    )
  }
  const [error] = catalogueErrors(standing)
  if (error) {
    const nameOf = recordNames(standing)
    throw new AppError(
      'conflict',
      `“${document.title}”还不能启用：与目录中的${nameOf(error.subject)}合不到一起（${nameOf(error.message)}）。请先改掉该项。`,
    )
  }
  return records
}

/** Records of the shipped document whose ids belong to other records now. */
function idsGivenOtherwise({ targets, indicators, milestones }: Catalogue, { id }: PolicyDocument) {
  const cites = (record: { readonly citations: readonly { readonly document: string }[] }) =>
    record.citations.some(({ document }) => document === id)
  const stated = shipped.targets.filter(cites)
  const measured = new Set(stated.map(({ indicator }) => indicator))
  const own = new Map([...targets, ...indicators, ...milestones].map((record) => [record.id, record.name]))
  return [
    ...stated,
    ...shipped.milestones.filter(cites),
    ...shipped.indicators.filter((one) => measured.has(one.id)),
  ].flatMap((record) => {
    const name = own.get(record.id)
    return name === undefined || name === record.name
      ? []
      : [{ id: record.id, shipped: record.name, own: name }]
  })
}

/** The records that laying a document aside changes. @throws AppError conflict */
function layAside(...[kept, document]: Parameters<typeof layingAside>) {
  const { records, standing } = layingAside(kept, document)
  if (records.length > 0) refuseWhileNeeded(document, standing)
  return records
}

/** Refuses to lay a document aside that the rest of the catalogue needs. @throws AppError conflict */
function refuseWhileNeeded({ title }: PolicyDocument, standing: Catalogue): void {
  const measured = new Set(standing.indicators.map(({ id }) => id))
  const scheme = standing.evaluationSchemes.find(({ indicators }) =>
    indicators.some(({ indicator }) => !measured.has(indicator)),
  )
  if (scheme) {
    throw new AppError(
      'conflict',
      `考核方案“${scheme.name}”用到“${title}”的指标，请先在“考核评价”撤销该方案，再停用文件。`,
    )
  }
  const [error] = catalogueErrors(standing)
  if (error) {
    const nameOf = (text: string) => recordNames(shipped)(recordNames(standing)(text))
    throw new AppError(
      'conflict',
      `“${title}”还不能停用：目录中的${nameOf(error.subject)}要用到它（${nameOf(error.message)}）。请先改掉该项。`,
    )
  }
}
