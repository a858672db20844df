import { instantToSecond } from '#metrics/wording/instants.ts'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { kindsOfLedgerGroup, ledgerKindWord } from '#metrics/wording/installation/ledger-kinds.ts'
import { formatPeriodText } from '#metrics/wording/periods.ts'
import { spreadsheetText } from '#metrics/wording/spreadsheet-text.ts'
import type { LedgerItem, LedgerPage, LedgerTableQuery } from '../../contract/audit.ts'
import type { LedgerEntry } from '../../db/ledger/ledger.ts'
import { seekEntries, type LedgerSought } from '../../db/ledger/seek-entries.ts'
import type { Reader } from '../../db/store.ts'
import { ownTurn } from '../../event-loop-turns.ts'
import type { TextTable } from '../../exchange/table-xlsx.ts'
import { wordsOf } from '../../records/words.ts'
import { instantsOf } from './days-sought.ts'
import { actorNames } from './queries.ts'

/** The number of entries that a table reads at a time. */
const portion = 1_000

/** A page of the ledger's entries that a query asks for, newest first, older than `before`. One that is not full may have a `next` too. */
export async function ledgerPage(
  reader: Reader,
  index: CatalogueIndex,
  query: LedgerTableQuery,
  { before, limit }: { readonly before: number | undefined; readonly limit: number },
): Promise<LedgerPage> {
  const { entries, next } = await seekEntries(reader, { ...soughtBy(query), before }, limit)
  return { entries: await itemsOf(reader, index, entries), next }
}

/** All entries of the ledger that a query asks for, as a table for people. */
export function ledgerTable(reader: Reader, index: CatalogueIndex, query: LedgerTableQuery): TextTable {
  const heads = ['序号', '时间', '事项', '人员', '标识', '内容', '指标', '地区', '报送期']
  async function* rows() {
    let before: number | null | undefined
    while (before !== null) {
      await ownTurn()
      const page = await ledgerPage(reader, index, query, { before, limit: portion })
      yield* page.entries.map((item) => cellsOf(item, index))
      before = page.next
    }
  }
  return {
    name: '底账',
    columns: heads.map((head) => ({ head, numeric: head === '序号' })),
    rows: rows(),
  }
}

function cellsOf(
  { sequence, at, kind, actorName, actor, told, cell }: LedgerItem,
  { indicators, regions }: CatalogueIndex,
): string[] {
  const place = cell
    ? [
        indicators.get(cell.indicator)?.name ?? cell.indicator,
        regions.get(cell.region)?.name ?? cell.region,
        formatPeriodText(cell.period),
      ]
    : ['', '', '']
  const texts = [ledgerKindWord(kind), actorName, actor, told, ...place]
  return [String(sequence), instantToSecond(at), ...texts.map(spreadsheetText)]
}

async function itemsOf(
  reader: Reader,
  index: CatalogueIndex,
  entries: readonly LedgerEntry[],
): Promise<LedgerItem[]> {
  const nameOf = await actorNames(reader, entries)
  return entries.map((entry) => {
    const { sequence, at, kind, actor } = entry
    return {
      ...{ sequence, at, kind, actor, actorName: nameOf(actor) },
      told: wordsOf(entry, index),
      cell: cellOf(entry),
    }
  })
}

/** The cell of an act on a figure, whose subject is `<indicator>/<region>/<period>/<revision>`. */
function cellOf({ kind, subject }: LedgerEntry): LedgerItem['cell'] {
  const [indicator, region, period, revision, ...more] = subject.split('/')
  if (!kind.startsWith('observation.') || revision === undefined || more.length > 0) return null
  return { indicator: indicator!, region: region!, period: period! }
}

function soughtBy({ actor, kind, group, from, until, ...cell }: LedgerTableQuery): LedgerSought {
  const ofGroup = group === undefined ? undefined : kindsOfLedgerGroup(group)
  const { indicator, region, period } = cell
  return {
    actor,
    kinds: kind === undefined ? ofGroup : [kind],
    ...(indicator === undefined && region === undefined && period === undefined ? {} : { cell }),
    ...instantsOf({ from, until }),
  }
}
