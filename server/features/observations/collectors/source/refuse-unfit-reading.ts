import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { directoryNames } from '#metrics/imports/names.ts'
import { columnName } from '#metrics/reading/workbook.ts'
import type { CollectorDraft } from '../../../../contract/collectors.ts'
import { AppError } from '../../../../errors.ts'
import { directoryOf } from '../../imports/reading/read-file.ts'

/** The headers that a request has by itself, and those of a connection, which no request may set. */
const ownHeaders =
  /^(?:host|connection|content-.*|transfer-encoding|accept.*|user-agent|if-.*|trailer|te|upgrade|expect|keep-alive|proxy-connection|http2-settings)$/i

/** Refuses a mapping by which nothing can be read, names that the catalogue lacks, and a header that a request has itself. @throws AppError bad-request */
export function refuseUnfitReading(
  index: CatalogueIndex,
  { mapping, heads, names, header }: Pick<CollectorDraft, 'mapping' | 'heads' | 'names' | 'header'>,
): void {
  const wrong = (why: string) => new AppError('bad-request', why)
  if (mapping === null) throw wrong('还没有定映射：请先看样，核对哪一列是什么，再保存。')
  const { value } = mapping.columns
  if (mapping.across === null && value === undefined)
    throw wrong('映射里没有数值：请指明数值在哪一列，或哪些列头是报送期、地区、指标。')
  if (value !== undefined && mapping.header > 0 && !heads.value?.trim())
    throw wrong(
      `映射里数值在 ${columnName(value)} 列，那里没有列头，来源的列动了就认不出。请看样，改指有列头的一列。`,
    )
  const known = directoryNames(directoryOf(index))
  const unknown = names.find(({ means }) => !known.indicators(means) && !known.region(means))
  if (unknown)
    throw wrong(
      `“${unknown.said} = ${unknown.means}”：目录里没有指标或地区“${unknown.means}”。请按目录改名，或写编号。`,
    )
  if (ownHeaders.test(header))
    throw wrong(`密钥不能放在 ${header} 里，它由程序自己写，或属于连接。常用的是 Authorization。`)
}
