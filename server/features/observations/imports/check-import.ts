import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { valueEntered } from '#metrics/checks/share-form.ts'
import { absenceWords } from '#metrics/wording/figures/absences.ts'
import { formatPeriodText } from '#metrics/wording/periods.ts'
import { systemActor, type Actor } from '../../../access/actor.ts'
import type { ImportFinding } from '../../../contract/imports.ts'
import type { Deps } from '../../../deps.ts'
import { AppError } from '../../../errors.ts'
import { checkBeforeTransaction } from '../check-ahead.ts'
import { checkValues, type ValuesChecked } from './check-values.ts'
import { bodyOf, nothingCounted, type ImportBody } from './import-body.ts'
import { keepOutcome } from './outcome-file.ts'
import { submission } from './submission.ts'
import { lastImports, updateImport, type ImportRow } from './queries.ts'
import { sourceInNote } from './rows/rows-read.ts'
import { readFile, readRows, type HistoryRead } from './reading/read-file.ts'

const [mostValues, shownValues] = [100_000, 8]
export const shownFindings = 1_000
/** Milliseconds between two checks of whether the import is still wanted. */
const noteEvery = 500

/** The check is stopped: somebody changed the mapping or cancelled the import. */
class NotWanted extends Error {}

type Needs = Pick<Deps, 'store' | 'clock' | 'catalogue' | 'files' | 'runApart'>

/** Reads and checks an import, and keeps the outcome. One without an error is submitted too, where its sender asked for that (`goesOn`). */
export async function checkImport(deps: Needs, row: ImportRow): Promise<void> {
  const { store, clock, catalogue } = deps
  const body = bodyOf(row)
  const note = (change: Partial<ImportRow>) => store.write((writer) => updateImport(writer, row, change))
  try {
    const index = catalogue.current()
    const known = await knownMappings(deps, row)
    const given = body.mapping && !body.remembered ? body.mapping : null
    const { file, name } = row
    const read = body.rows
      ? await readRows(deps, index, body.rows, { hash: file })
      : await readFile(deps, index, { file, name, sheet: body.sheet, mapping: given, known })
    const { head, values } = read
    if (!(await note({ total: values.length, done: 0 }))) return
    let noted = performance.now()
    const step = (done: number) => {
      if (performance.now() - noted < noteEvery) return undefined
      noted = performance.now()
      return note({ done }).then((wanted) => {
        if (!wanted) throw new NotWanted()
      })
    }
    const { findings, errors, checked } = await checkRead(deps, index, { read, body, by: row.actor, step })
    const outcome = await keepOutcome(deps.files, row.actor, { findings, lines: checked.lines })
    const next: ImportBody = {
      ...body,
      ...{
        sheets: head.sheets as string[],
        mapping: head.mapping,
        remembered: head.remembered,
        sample: head.sample,
      },
      read: firstValuesRead(index, read),
      counts: checked.counts,
      findingLines: findings.length,
      indicators: distinct(checked.lines.map((line) => line[2])),
      regions: distinct(checked.lines.map((line) => line[3])),
      periods: distinct(checked.lines.map((line) => line[4])),
    }
    const sound = errors === 0 && checked.lines.length > 0
    const checkedAs = {
      version: row.version + 1,
      state: sound ? 'checked' : errors === 0 && checked.counts.same > 0 ? 'known' : 'faulty',
      heads: head.heads,
      body: JSON.stringify(next),
      findings: JSON.stringify(findings.slice(0, shownFindings)),
      outcome,
      done: values.length,
      reason: errors === 0 && !sound ? nothingNew(next.counts) : null,
      changedAt: clock.now(),
    }
    if (!(await note(checkedAs)) || !sound || !next.goesOn) return
    await store.write(async (writer) => {
      const now = { ...row, ...checkedAs }
      const change = await submission(deps, writer, now)
      await updateImport(writer, now, { ...change, state: 'submitting', version: now.version + 1 })
    })
  } catch (fault) {
    if (fault instanceof NotWanted) return
    if (fault instanceof AppError && fault.code === 'server-busy') throw fault
    const reason =
      fault instanceof AppError ? fault.message : '没有读成，原因已记入运行日志。请再试，或请系统管理员查看。'
    await note({
      version: row.version + 1,
      state: 'unreadable',
      body: JSON.stringify({ ...body, counts: nothingCounted }),
      reason,
      changedAt: clock.now(),
    })
    if (!(fault instanceof AppError)) throw fault
  }
}

interface ReadToCheck {
  readonly read: HistoryRead
  readonly body: Pick<ImportBody, 'own' | 'provenance'>
  /** The actor who sent the import. */
  readonly by: string
  readonly step: (done: number) => Promise<void> | undefined
}

/** Checks what was read against the catalogue and the stored figures; nothing is stored. @throws AppError too-many-items */
export async function checkRead(
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
  index: CatalogueIndex,
  { read: { head, values }, body, by, step }: ReadToCheck,
): Promise<{ findings: readonly ImportFinding[]; errors: number; checked: ValuesChecked }> {
  if (values.length > mostValues)
    throw new AppError(
      'too-many-items',
      `一份文件最多 ${mostValues} 个数，这份有 ${values.length} 个。请按年份或指标分成几份。`,
    )
  const actor: Actor = { ...systemActor, ...body.own, id: by, kind: 'person' }
  const cells = body.own === null ? 'all' : 'own'
  const { checked } = await checkBeforeTransaction(store, (standing) =>
    checkValues(standing, { index, today: clock.today(), actor, cells, values, step }),
  )
  const unread = head.faults.flatMap((fault): ImportFinding[] =>
    fault.code === sourceInNote && body.provenance === 'published'
      ? []
      : [{ ...fault, severity: remarked.has(fault.code) ? 'query' : 'error' }],
  )
  const findings = [...unread, ...checked.findings].sort(
    (a, b) =>
      Number(a.severity === 'query') - Number(b.severity === 'query') || a.row - b.row || a.column - b.column,
  )
  const errors = findings.filter(({ severity }) => severity === 'error').length
  const counts = { ...checked.counts, empty: head.empty, errors, queries: findings.length - errors }
  return { findings, errors, checked: { ...checked, counts } }
}

/** What is told of a table as a whole, and keeps nothing of it from being taken. */
const remarked: ReadonlySet<string> = new Set(['other-sheets', 'formula', sourceInNote])

function nothingNew({ same }: ImportBody['counts']): string {
  return same > 0
    ? '表里的数都已经在系统里，没有要导入的。'
    : '没有读到任何数。请核对表头在第几行、哪一列是什么。'
}

/** The mappings of other imports with their heads, the newest first. */
async function knownMappings({ store }: Needs, { id }: ImportRow) {
  const rows = (await lastImports(store.reader)).filter((one) => one.id !== id && one.heads !== '')
  return rows.flatMap((one) => {
    const { mapping } = bodyOf(one)
    return mapping ? [[one.heads, mapping] as const] : []
  })
}

/** The first values that were read, in the words of the page. */
export function firstValuesRead(
  index: CatalogueIndex,
  { values }: Pick<HistoryRead, 'values'>,
): ImportBody['read'] {
  return values.slice(0, shownValues).flatMap((one) => {
    const { row, column, reason, converted } = one
    const [indicator, region] = [index.indicators.get(one.indicator), index.regions.get(one.region)]
    // A row that a program has sent may name an unknown indicator or region, which a finding tells.
    if (!indicator || !region) return []
    return {
      ...{ row, column, indicatorName: indicator.name, regionName: region.name, unit: indicator.unit },
      period: formatPeriodText(one.period),
      value: valueEntered({ ...one, indicator }) ?? null,
      reason: reason ? absenceWords[reason] : null,
      converted: converted ?? null,
    }
  })
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort()
}
