import { isEmbargoed } from '#metrics/reporting/embargo.ts'
import { figureTransition } from '#metrics/workflow/figure-workflow.ts'
import type { Deps } from '../../../deps.ts'
import { decideRevisions } from '../../../db/observations/decide-revisions.ts'
import type { NewRevision, ObservationRow } from '../../../db/observations/observation-row.ts'
import { storeRevisions } from '../../../db/observations/store-revision.ts'
import type { Writer } from '../../../db/store.ts'
import { withRest } from '../../../event-loop-turns.ts'
import { bodyOf, revisionOf, type ImportBody, type ValueLine } from './import-body.ts'
import { outcomeLines } from './outcome-file.ts'
import { insertPortion, portionsOf, updateImport, waitingOfPortion, type ImportRow } from './queries.ts'

type Needs = Pick<Deps, 'store' | 'clock' | 'files'>
type Deciding = Pick<Deps, 'store' | 'clock' | 'files' | 'catalogue'>

/** The number of values that are stored, or decided on, in one transaction, so that other writers do not wait long. */
const portion = 200

/** Another process continues the import. */
class GoesOnElsewhere extends Error {}

/**
 * Stores the values of a submitted import portion by portion, from where an earlier run stopped. A portion is stored together with its
 * record, so that every value is stored exactly once.
 */
export async function submitPortions(deps: Needs, row: ImportRow): Promise<void> {
  const { store, clock, files } = deps
  const body = bodyOf(row)
  const stored = await portionsOf(store.reader, row.id)
  let place = stored.length
  let done = stored.reduce((values, { first, last }) => values + last - first + 1, 0)
  let lines: ValueLine[] = []
  const put = () => {
    done += lines.length
    return store.write(async (writer) => {
      if (!(await updateImport(writer, row, { done, changedAt: clock.now() }))) throw new GoesOnElsewhere()
      const revisions = await newRevisions(writer, body, lines)
      const last = await storeRevisions(writer, row.actor, revisions)
      await insertPortion(writer, { import: row.id, place, first: last - revisions.length + 1, last })
    })
  }
  try {
    for await (const line of outcomeLines<ValueLine>(files, row.outcome!, body.findingLines + done)) {
      lines.push(line)
      if (lines.length < portion) continue
      await withRest(put)
      lines = []
      place += 1
    }
    if (lines.length > 0) await put()
    // A sender who may publish both submits and releases the import by one act.
    const released = { done: 0, decidedBy: row.actor }
    await store.write((writer) =>
      body.releases ? endOf(writer, deps, row, 'releasing', released) : endOf(writer, deps, row, 'submitted'),
    )
  } catch (fault) {
    if (!(fault instanceof GoesOnElsewhere)) throw fault
  }
}

async function newRevisions(
  writer: Writer,
  body: ImportBody,
  lines: readonly ValueLine[],
): Promise<NewRevision[]> {
  const revisions: NewRevision[] = []
  for (const line of lines) {
    const [, , indicator, region, period] = line
    const series = await writer.seriesOf({ indicator, region })
    revisions.push(revisionOf(line, body, series.at(period)))
  }
  return revisions
}

/** Decides on the waiting values of an import, portion by portion; decided ones are skipped. */
export async function decidePortions(deps: Deciding, row: ImportRow): Promise<void> {
  const { store, clock } = deps
  const { counts, issuer } = bodyOf(row)
  const action = row.state === 'releasing' ? 'approve' : 'return'
  const by = row.decidedBy!
  const told = { name: row.name, values: counts.values }
  // The walls are told of a release as a whole, not of each approval between this entry and the one at its end.
  if (action === 'approve')
    await store.write((writer) =>
      writer.append({ actor: by, kind: 'import.releasing', subject: `import/${row.id}`, payload: told }),
    )
  let done = 0
  for (const { first, last } of await portionsOf(store.reader, row.id)) {
    done += last - first + 1
    const decide = async (writer: Writer) => {
      const waiting = await waitingOfPortion(writer, { first, last })
      const reason =
        action === 'return'
          ? `${row.reason ?? ''}（整份退回：${row.name}${issuer === '' ? '' : `，${issuer}`}）`
          : null
      const isHeld = (one: ObservationRow) =>
        action === 'approve' && isEmbargoed(deps.catalogue.current(), one, clock.now())
      for (const [held, rows] of Map.groupBy(waiting, isHeld))
        await decideRevisions(
          writer,
          by,
          figureTransition(held ? 'clear' : action),
          rows.map((one) => ({ row: one, reason })),
        )
      await updateImport(writer, row, { done, changedAt: clock.now() })
    }
    await withRest(() => store.write(decide))
  }
  await store.write(async (writer) => {
    if (!(await endOf(writer, deps, row, action === 'approve' ? 'released' : 'returned'))) return
    const payload = action === 'approve' ? told : { ...told, reason: row.reason ?? '' }
    const kind = action === 'approve' ? 'import.released' : 'import.returned'
    await writer.append({ actor: by, kind, subject: `import/${row.id}`, payload })
  })
}

function endOf(
  writer: Writer,
  { clock }: Needs,
  row: ImportRow,
  state: string,
  change: Partial<ImportRow> = {},
): Promise<boolean> {
  return updateImport(writer, row, { ...change, state, version: row.version + 1, changedAt: clock.now() })
}
