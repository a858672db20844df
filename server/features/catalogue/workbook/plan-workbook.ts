import { draftOfTexts, textsOf } from '#metrics/planning/tables/cell-text.ts'
import { tableTitles } from '#metrics/planning/tables/draft-columns.ts'
import { textChanges } from '#metrics/planning/tables/text-changes.ts'
import { planSheets, stampName } from '#metrics/planning/tables/workbook/plan-sheets.ts'
import { readPlanSheets } from '#metrics/planning/tables/workbook/read-plan-sheets.ts'
import type { SheetNote } from '#metrics/planning/tables/workbook/read-sheet.ts'
import type { PlanWorkbookLook } from '../../../contract/plan-drafts.ts'
import { installationOf } from '../../../db/ledger/installation.ts'
import type { Deps } from '../../../deps.ts'
import { AppError } from '../../../errors.ts'
import { openWorkbook } from '../../../workbooks/open-workbook.ts'
import type { TableFile } from '../../../workbooks/read-workbook.ts'
import type { Workbook } from '#metrics/reading/workbook.ts'
import type { Heavy } from '../../../workers/run-in-thread.ts'
import { keptDraft, requireDraft } from '../plan-drafts.ts'
import type { Stamp } from './layout.ts'
import type { run } from './write-plan-workbook.ts'

type Needs = Pick<Deps, 'store' | 'runApart'>

const writing: Heavy = {
  module: new URL('./write-plan-workbook.ts', import.meta.url),
  limits: { seconds: 20, megabytes: 512 },
  tooLong: '这份计划的工作簿 20 秒还没有做好。请直接在页面上填写，或稍后再下载。',
  tooLarge: '这份计划太大，做不出工作簿。请直接在页面上填写。',
}

const guide = [
  `一张工作表填一种内容：${Object.values(tableTitles).join('、')}，与草稿页上各表相同。`,
  '工作表的名称和栏名不要改；栏的次序可以换，用不到的栏、用不到的工作表可以删去，草稿里的内容保持不变。',
  '一行填一项；删去一行，草稿里就没有这一项。鼠标停在栏名上看怎么填；有下拉列表的格可以选，也可以自己写。',
  '浅灰的栏一般不用填。“编号”留空由程序编号；已有的编号不要改，程序靠它认出是同一行。',
  '填好后在草稿页点“上传工作簿”，先逐行核对会改什么，确认后才改草稿；发布以前不影响任何看板。',
]

/** The workbook of a draft. @throws AppError not-found, work-too-long, work-too-large, server-busy */
export async function planWorkbook(
  { store: { reader }, runApart }: Needs,
  id: string,
): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const row = await requireDraft(reader, id)
  const draft = keptDraft(row)
  const title = draft.document.title?.trim() || '未命名的计划'
  const { buffer, byteOffset, byteLength } = await runApart<typeof run>(writing, {
    title,
    guide,
    sheets: planSheets(textsOf(draft)),
    stamp: {
      ...{ product: 'xushi', kind: 'plan' },
      installation: await installationOf(reader),
      ...{ draft: id, version: String(row.version) },
    },
  })
  return { name: `${title}.xlsx`, bytes: Buffer.from(buffer, byteOffset, byteLength) }
}

/**
 * What a filled workbook would make of a draft, row by row; nothing is stored. @throws AppError not-found, bad-item where the file is no
 * workbook, and the refusals of `openWorkbook`
 */
export async function previewPlanWorkbook(
  deps: Needs,
  id: string,
  file: TableFile,
): Promise<PlanWorkbookLook> {
  const { reader } = deps.store
  await requireDraft(reader, id)
  const workbook = await openWorkbook(deps, file)
  if (workbook.format === 'csv')
    throw new AppError('bad-item', 'CSV 只有一张表，装不下一份计划。请下载本页的工作簿（.xlsx），在上面填。')
  // The draft is read after the file, because somebody may have kept another version meanwhile.
  const row = await requireDraft(reader, id)
  const standing = textsOf(keptDraft(row))
  const stamp = stampIn(workbook)
  const isForeign = stamp !== undefined && stamp.installation !== (await installationOf(reader))
  const { texts, faults, remarks } = readPlanSheets(workbook.sheets, standing, isForeign)
  const draft = draftOfTexts(texts)
  return {
    version: row.version,
    changes: textChanges(standing, textsOf(draft)).map((change) => ({ ...change, cells: [...change.cells] })),
    faults: [...faults],
    remarks: [...stampRemarks(stamp, isForeign, { id, version: row.version }), ...remarks],
    draft,
  }
}

function stampIn({ sheets }: Workbook): Stamp | undefined {
  const lines = sheets.find(({ name }) => name === stampName)?.rows ?? []
  const stamp = Object.fromEntries(
    lines.map(({ cells }) => [cells.get(1)?.value ?? '', cells.get(2)?.value ?? '']),
  )
  return stamp['product'] === 'xushi' && stamp['kind'] === 'plan' ? (stamp as unknown as Stamp) : undefined
}

function stampRemarks(
  stamp: Stamp | undefined,
  isForeign: boolean,
  { id, version }: { readonly id: string; readonly version: number },
): SheetNote[] {
  const say = (detail: string): SheetNote[] => [{ sheet: '', place: null, detail }]
  if (!stamp) return say('这份工作簿不是从本系统下载的，按名称认行')
  if (isForeign) return say('这份工作簿是从另一套系统下载的，编号在这里不通用，没有采用，按名称认行')
  if (stamp.draft !== id) return say('这份工作簿是从另一份草稿下载的，请核对没有选错文件')
  const since = version - Number(stamp.version)
  if (since <= 0) return []
  return say(`工作簿下载以后，这份草稿又改过 ${since} 次：工作簿里没有的改动会改回去，请逐行核对`)
}
