import { Workbook } from '@cj-tech-master/excelts'
import { pictureProof } from '../proof.ts'
import type { DocumentSource } from '../source.ts'
import { cleanText } from '../xml.ts'
import { agendaSheet, narrativesSheet, ordersSheet } from './agenda-sheets.ts'
import { curvesSheet, forecastsSheet } from './curve-sheets.ts'
import { countsSheet, factsSheet } from './facts-sheets.ts'
import { leavesOf, annexedPart, type Leaf } from './leaves.ts'
import type { AnnexTable } from './table.ts'
import { targetSheets } from './target-sheets.ts'
import { writeTable } from './write-table.ts'

/** 1 January 1980, the first day that packed files can bear. */
const firstDay = new Date(1980, 0, 1)

/** The document 数据附表: every figure of the picture as a workbook, with a sheet for the targets of each document. */
export async function annex(source: DocumentSource): Promise<Uint8Array<ArrayBuffer>> {
  const workbook = new Workbook()
  const { snapshot, meeting } = source
  const instant = new Date(snapshot.frozenAt)
  Object.assign(workbook, {
    title: cleanText(`${meeting.title}数据附表`),
    creator: cleanText(snapshot.frozenBy),
    lastModifiedBy: cleanText(snapshot.frozenBy),
    created: instant,
    modified: instant,
  })
  const lines = linesOf(source)
  const written = new Set<string>()
  const write = <Row>(table: AnnexTable<Row>) => {
    if (table.rows.length > 0) writeTable(workbook, table, (key) => written.add(key))
  }
  write(factsSheet(source, lines))
  write(countsSheet(source, lines))
  for (const sheet of targetSheets(source, lines)) write(sheet)
  write(agendaSheet(source, lines))
  write(narrativesSheet(source, lines))
  write(ordersSheet(source, lines))
  write(curvesSheet(source, lines))
  write(forecastsSheet(source, lines))
  write(restSheet(source, lines, written))
  const packed = { modTime: firstDay, timestamps: 'dos' } as const
  return new Uint8Array(await workbook.xlsx.writeBuffer({ zip: packed }))
}

/** The lines above the heads of every sheet. */
function linesOf(source: DocumentSource): string[] {
  const words = pictureProof(source).map((parts) =>
    parts.map((part) => (typeof part === 'string' ? part : part.text)).join(''),
  )
  return [...(source.demo ? ['演示数据，不得作为工作依据。'] : []), ...words]
}

interface Rest {
  readonly key: string
  readonly leaf: Leaf
}

/** The sheet 其余: what no other sheet has a column for, so that nothing of the picture is missing. */
function restSheet(
  source: DocumentSource,
  lines: readonly string[],
  written: ReadonlySet<string>,
): AnnexTable<Rest> {
  const rest = [...leavesOf(annexedPart(source))].filter(([key]) => !written.has(key))
  return {
    name: '其余',
    title: '快照的其余内容',
    lines,
    columns: [
      { head: '在快照中的位置', of: ({ key }) => key },
      { head: '内容', field: '', form: 'plain', of: ({ leaf }) => leaf, width: 60 },
    ],
    rows: rest.map(([key, leaf]) => ({ key, row: { key, leaf } })),
  }
}
