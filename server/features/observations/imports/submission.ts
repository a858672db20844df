import { reportersEver } from '#metrics/catalogue/indicator.ts'
import { appendReferring } from '../../../db/files/refer-to-files.ts'
import { readClosedPeriods } from '../../../db/ledger/closed-periods.ts'
import type { Writer } from '../../../db/store.ts'
import type { Deps } from '../../../deps.ts'
import { AppError } from '../../../errors.ts'
import { bodyOf, isReviewedByLevels } from './import-body.ts'
import type { ImportRow } from './queries.ts'

/**
 * Appends the ledger entry to which the sent file and its outcome belong. @returns the fields that submitting changes. @throws AppError
 * period-closed, conflict; not-found where the file was swept meanwhile
 */
export async function submission(
  { catalogue }: Pick<Deps, 'catalogue'>,
  writer: Writer,
  row: ImportRow,
): Promise<Partial<ImportRow>> {
  const { counts, issuer, provenance, periods, indicators } = bodyOf(row)
  const closed = await readClosedPeriods(writer)
  const reporters = indicators.flatMap((indicator) => {
    const known = catalogue.current().indicators.get(indicator)
    return known ? reportersEver(known) : []
  })
  const late = periods.filter((period) => reporters.some((one) => closed.isClosedFor(period, one)))
  if (late.length > 0)
    throw new AppError('period-closed', `检查之后 ${late.slice(0, 3).join('、')} 关了账。请重新检查。`)
  const known = catalogue.current().indicators
  if (indicators.some((indicator) => !known.has(indicator)))
    throw new AppError('conflict', '检查之后目录里少了这份数据的指标。请重新检查。')
  if (isReviewedByLevels(catalogue.current(), row))
    throw new AppError('conflict', '检查之后这份数据的指标改为逐级审核，不能整份提交。请由单位填报。')
  const { id, name } = row
  await appendReferring(
    writer,
    {
      ...{ actor: row.actor, kind: 'import.submitted', subject: `import/${id}` },
      payload: { name, values: counts.values, issuer, provenance },
    },
    [
      { hash: row.file, name },
      { hash: row.outcome!, name: '读出的数.txt' },
    ],
  )
  return { done: 0, total: counts.values }
}
