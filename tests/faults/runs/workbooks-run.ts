import type { PlanDraft } from '#metrics/planning/plan-draft.ts'
import { textsOf } from '#metrics/planning/tables/cell-text.ts'
import { textChanges } from '#metrics/planning/tables/text-changes.ts'
import { planSheets } from '#metrics/planning/tables/workbook/plan-sheets.ts'
import { readPlanSheets } from '#metrics/planning/tables/workbook/read-plan-sheets.ts'
import { run } from '#server/features/catalogue/workbook/write-plan-workbook.ts'
import { readWorkbook } from '#server/workbooks/read-workbook.ts'
import {
  filledByLibreOffice,
  officeProgram,
  type OfficeEdit,
} from '#tests/support/documents/fill-by-libreoffice.ts'
import { isExecutable } from '#tests/support/install-debian-package.ts'
import { inventedPlan } from '#tests/support/given/invented-plan.ts'
import { filledInOffice, toBeRead } from '#tests/support/given/office-template.ts'
import { zhaoqingDrafts } from '#tests/support/given/zhaoqing-draft.ts'

/**
 * LibreOffice opens and saves the workbooks of plans, and fills the template of a filing.
 * @returns true where each plan came back without a change, a typed figure as its one change, and the filing as it was filled
 */
export async function workbooksRun(say: (line: string) => void): Promise<boolean> {
  if (!isExecutable(officeProgram)) {
    say(`skipped: there is no ${officeProgram} (Debian: libreoffice-calc-nogui)`)
    return true
  }
  let sound = true
  for (const draft of [inventedPlan, ...zhaoqingDrafts]) sound = (await comesBack(draft, say)) && sound
  return (await fillsTemplate(say)) && sound
}

async function fillsTemplate(say: (line: string) => void): Promise<boolean> {
  const [read, wanted] = [await filledInOffice(500), toBeRead(500)]
  const others = read.filter((word, place) => word !== wanted[place])
  say(`a filing of 500 cells, filled in LibreOffice: ${others.length} read otherwise`)
  return others.length === 0
}

/** A figure that is typed over the first target's. */
const typed: OfficeEdit = { sheet: '目标', cell: 'C2', text: '2718' }

/** LibreOffice opens and saves the workbook of a plan; a broken one it would refuse, and not repair. */
async function comesBack(draft: PlanDraft, say: (line: string) => void): Promise<boolean> {
  const texts = textsOf(draft)
  const title = draft.document.title ?? ''
  const bytes = await run({
    title,
    guide: [],
    sheets: planSheets(texts),
    stamp: { product: 'xushi', kind: 'plan', installation: '0', draft: 'draft-1', version: '1' },
  })
  const saved = async (edits: readonly OfficeEdit[]) => {
    const { sheets } = await readWorkbook({
      bytes: await filledByLibreOffice(bytes, edits),
      name: 'plan.xlsx',
    })
    const { texts: back, faults, remarks } = readPlanSheets(sheets, texts)
    return { sheets, changes: textChanges(texts, back), notes: [...faults, ...remarks] }
  }
  const { sheets, changes, notes } = await saved([])
  const changed = await saved([typed])
  const stamped = sheets.find(({ name }) => name === '_xushi')?.rows.length ?? 0
  const cells = sheets.reduce((sum, { rows }) => rows.reduce((count, row) => count + row.cells.size, sum), 0)
  const [only] = changed.changes
  const isTaken = changed.changes.length === 1 && only?.cells.length === 1 && only.cells[0]?.to === typed.text
  say(
    `${title}: ${sheets.length} sheets, ${cells} cells; ${changes.length} changes, ${notes.length} notes; a figure typed ${isTaken ? 'came back as its one change' : 'came back otherwise'}`,
  )
  for (const found of [
    ...changes.slice(0, 5),
    ...notes,
    ...changed.notes,
    ...(isTaken ? [] : changed.changes),
  ])
    say(JSON.stringify(found))
  return changes.length + notes.length + changed.notes.length === 0 && isTaken && stamped === 5
}
