import { mostEvidence } from '#metrics/action-items/action-item.ts'
import type { SeriesName } from '#metrics/catalogue/cell-key.ts'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { owedBy, parseFilingId } from '#metrics/reporting/owed-cells.ts'
import type { Actor } from '../../access/actor.ts'
import type { FilingEvidence } from '../../contract/figure-evidence.ts'
import { readClosedPeriods } from '../../db/ledger/closed-periods.ts'
import type { Reader, Writer } from '../../db/store.ts'
import type { Deps } from '../../deps.ts'
import { AppError } from '../../errors.ts'
import { fileUses } from '../../files/file-types.ts'
import { keepSent, type SentFile } from '../../files/keep-sent.ts'
import { storeEvidence } from '../../records/kinds/filings/evidence.ts'
import { isClosedFiling, isReporterOf, listEvidence } from './evidence.ts'
import { evidenceOfFilings, handedIn, type StandingEvidence } from './queries.ts'

type Needs = Pick<Deps, 'store' | 'clock' | 'catalogue' | 'files'>

/** The place of a file: a figure of a filing, or the whole filing. */
interface EvidencePlace {
  readonly filing: string
  readonly cell: SeriesName | null
}

/**
 * Keeps a file as evidence of a figure or a filing. The same file in the same place is kept once. @throws AppError
 * organisation-not-allowed, region-not-allowed, not-found, period-closed, file-too-large, file-type-not-allowed, disk-full, conflict where
 * the place has as many files as it may have
 */
export async function keepFigureEvidence(
  { store, clock, catalogue, files }: Needs,
  actor: Actor,
  { at, ...place }: EvidencePlace & { readonly at: string },
  sent: SentFile,
): Promise<FilingEvidence> {
  const index = catalogue.current()
  refuseUnowed(index, actor, place, at)
  await refuseClosed(store.reader, place.filing)
  const kept = await keepSent(files, sent, { use: fileUses.evidence, by: actor.id })
  await store.write(async (writer) => {
    await refuseClosed(writer, place.filing)
    const { standing, lastOf } = await evidenceOfFilings(writer, [place.filing])
    const beside = standing.filter(({ cell }) => isSamePlace(cell, place.cell))
    if (beside.some(({ file }) => file.hash === kept.hash)) return
    if (beside.length >= mostEvidence) {
      const where = place.cell ? '一格' : '整张填报单'
      throw new AppError(
        'conflict',
        `${where}至多附 ${mostEvidence} 份佐证材料，这一份没有附上。请先撤下一份，或并成一个文件再传。`,
      )
    }
    const { hash, name, size, type } = kept
    await storeEvidence(
      writer,
      { filing: place.filing, number: lastOf(place.filing) + 1 },
      { act: 'added', cell: place.cell, file: { hash, name, size, type }, actor: actor.id, at: clock.now() },
    )
  })
  return listEvidence(store.reader, index, actor, place.filing)
}

/**
 * Takes back a file that was not submitted yet; a file that is gone already stays so. @throws AppError not-found, period-closed, conflict
 */
export async function takeBackEvidence(
  { store, clock, catalogue }: Needs,
  actor: Actor,
  { filing, number }: { readonly filing: string; readonly number: number },
): Promise<FilingEvidence> {
  const index = catalogue.current()
  await store.write(async (writer) => {
    const { standing, lastOf } = await evidenceOfFilings(writer, [filing])
    const found = standing.find((one) => one.number === number)
    if (!found || !isReporterOf(index, actor, filing, found.cell)) {
      if (!found && isReporterOf(index, actor, filing, null) && number <= lastOf(filing)) return
      throw new AppError('not-found', '没有这份佐证材料，或不由您的单位附上。请刷新后查看。')
    }
    await refuseClosed(writer, filing)
    await refuseHandedIn(writer, index, found)
    await storeEvidence(
      writer,
      { filing, number: lastOf(filing) + 1 },
      { act: 'taken-back', added: number, name: found.file.name, actor: actor.id, at: clock.now() },
    )
  })
  return listEvidence(store.reader, index, actor, filing)
}

async function refuseHandedIn(writer: Writer, index: CatalogueIndex, found: StandingEvidence): Promise<void> {
  const isSent = await handedIn(writer, index, [found])
  if (!isSent(found)) return
  throw new AppError(
    'conflict',
    `“${found.file.name}”已随数据提交，不能撤下。还没有审核的，可先撤回数据；已审核或退回的，请另附一份说明。`,
  )
}

async function refuseClosed(reader: Reader, filing: string): Promise<void> {
  if (!isClosedFiling(await readClosedPeriods(reader), filing)) return
  throw new AppError(
    'period-closed',
    '这一期已关账，佐证材料不再增减。确需补充，请管理员在“报送期”准予本单位补报，或重新开放这一期。',
  )
}

function refuseUnowed(
  index: CatalogueIndex,
  actor: Actor,
  { filing, cell }: EvidencePlace,
  at: string,
): void {
  const { organisation = '', period } = parseFilingId(filing) ?? {}
  if (!actor.organisations.includes(organisation))
    throw new AppError('organisation-not-allowed', `填报单 ${filing} 不属于您的单位。`)
  const owed = owedBy(index, { organisation, regions: actor.regions }, at).find(
    ({ periodText }) => periodText === period,
  )
  if (!owed) throw new AppError('not-found', `没有填报单 ${filing}：这一期不需填报，或尚未结束。`)
  const isOwed =
    cell === null ||
    owed.cells.some(({ indicator, region }) => indicator.id === cell.indicator && region === cell.region)
  if (!isOwed) throw new AppError('not-found', '这张填报单里没有这一格，或不由您填报。请刷新后重选。')
}

function isSamePlace(one: SeriesName | null, other: SeriesName | null): boolean {
  return one?.indicator === other?.indicator && one?.region === other?.region
}
