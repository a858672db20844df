import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PlanDraft } from '#metrics/planning/plan-draft.ts'
import { textsOf } from '#metrics/planning/tables/cell-text.ts'
import { textChanges } from '#metrics/planning/tables/text-changes.ts'
import { planSheets } from '#metrics/planning/tables/workbook/plan-sheets.ts'
import { readPlanSheets } from '#metrics/planning/tables/workbook/read-plan-sheets.ts'
import { run } from '#server/features/catalogue/workbook/write-plan-workbook.ts'
import { readWorkbook } from '#server/workbooks/read-workbook.ts'
import { isExecutable } from '#tests/support/install-debian-package.ts'
import { inventedPlan } from '#tests/support/given/invented-plan.ts'
import { filledInOffice, toBeRead } from '#tests/support/given/office-template.ts'
import { zhaoqingDrafts } from '#tests/support/given/zhaoqing-draft.ts'

const program = '/usr/bin/soffice'

/**
 * LibreOffice opens and saves the workbooks of plans, and fills the template of a filing.
 * @returns true where each plan came back without a change, and the filing as it was filled
 */
export async function workbooksRun(say: (line: string) => void): Promise<boolean> {
  if (!isExecutable(program)) {
    say(`skipped: there is no ${program} (Debian: libreoffice-calc-nogui)`)
    return true
  }
  const folder = mkdtempSync(join(tmpdir(), 'xushi-'))
  try {
    let sound = true
    for (const draft of [inventedPlan, ...zhaoqingDrafts])
      sound = (await comesBack(draft, folder, say)) && sound
    return (await fillsTemplate(say)) && sound
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function fillsTemplate(say: (line: string) => void): Promise<boolean> {
  const [read, wanted] = [await filledInOffice(500), toBeRead(500)]
  const others = read.filter((word, place) => word !== wanted[place])
  say(`a filing of 500 cells, filled in LibreOffice: ${others.length} read otherwise`)
  return others.length === 0
}

async function comesBack(draft: PlanDraft, folder: string, say: (line: string) => void): Promise<boolean> {
  const texts = textsOf(draft)
  const title = draft.document.title ?? ''
  const bytes = await run({
    title,
    guide: [],
    sheets: planSheets(texts),
    stamp: { product: 'xushi', kind: 'plan', installation: '0', draft: 'draft-1', version: '1' },
  })
  const saved = join(folder, 'saved')
  mkdirSync(saved, { recursive: true })
  writeFileSync(join(folder, 'plan.xlsx'), bytes)
  const settings = `-env:UserInstallation=file://${folder}/profile`
  const wanted = ['--headless', '--convert-to', 'xlsx', '--outdir', saved, join(folder, 'plan.xlsx')]
  execFileSync(program, [settings, ...wanted], { stdio: 'ignore', timeout: 120_000 })
  const { sheets } = await readWorkbook({ bytes: readFileSync(join(saved, 'plan.xlsx')), name: 'plan.xlsx' })
  const { texts: back, faults, remarks } = readPlanSheets(sheets, texts)
  const changes = textChanges(texts, back)
  const stamped = sheets.find(({ name }) => name === '_xushi')?.rows.length ?? 0
  const cells = sheets.reduce((sum, { rows }) => rows.reduce((of, row) => of + row.cells.size, sum), 0)
  say(
    `${title}: ${sheets.length} sheets, ${cells} cells; ${changes.length} changes, ${faults.length} faults, ${remarks.length} remarks`,
  )
  for (const found of [...changes.slice(0, 5), ...faults, ...remarks]) say(JSON.stringify(found))
  return changes.length + faults.length + remarks.length === 0 && stamped === 5
}
