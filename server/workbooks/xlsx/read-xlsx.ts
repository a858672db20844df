import { damaged, unfit } from '../refusals.ts'
import type { WorkbookSheet, Workbook } from '#metrics/reading/workbook.ts'
import { formatsIn } from './formats.ts'
import { readSheet, type SheetContext } from './read-sheet.ts'
import { scanXml } from './scan-xml.ts'
import { sharedTextsIn } from './shared-texts.ts'
import { unpack, type WorkbookParts } from './unpack.ts'

/** The most cells of a workbook; more would take too much memory. */
const mostCells = 3_000_000
const mostSheets = 200

/** Reads a workbook of Excel, WPS or LibreOffice. @throws AppError file-type-not-allowed, file-too-large */
export async function readXlsx(bytes: Buffer, most = mostCells): Promise<Workbook> {
  const parts = await unpack(bytes)
  await refuseOtherFiles(parts)
  const main = (await relationsOf(parts, '')).find(({ type }) => type === 'officeDocument')
  if (!main) throw damaged('找不到工作簿')
  const relations = await relationsOf(parts, main.target)
  const { sheets: listed, since1904 } = await sheetsOf(parts, main.target)
  const ofType = async <T>(wanted: string, read: (part: string, xml: string) => readonly T[]) => {
    const found = relations.find(({ type }) => type === wanted)
    return found ? read(found.target, await parts.text(found.target)) : []
  }
  const context: SheetContext = {
    texts: await ofType('sharedStrings', sharedTextsIn),
    formats: await ofType('styles', formatsIn),
    since1904,
    left: { cells: most },
  }
  const sheets: WorkbookSheet[] = []
  for (const { name, state, relation } of listed) {
    const found = relations.find(({ id }) => id === relation)
    if (!found) throw damaged(`找不到工作表“${name}”`)
    // A chart sheet has no cells.
    if (found.type !== 'worksheet') continue
    sheets.push({ name, state, ...readSheet(found.target, await parts.text(found.target), context) })
  }
  if (sheets.length === 0) throw damaged('没有工作表')
  return { format: 'xlsx', sheets, ...unreadIn(parts) }
}

/** The kinds of parts beside the cells, which are told and not read. */
const besideCells = {
  comments: /^xl\/(?:comments\d*\.xml|comments\/|threadedComments\/)/i,
  pictures: /^xl\/media\//i,
} as const

function unreadIn({ names }: WorkbookParts): Pick<Workbook, 'unread'> {
  const unread = (['comments', 'pictures'] as const).filter((kind) =>
    names.some((name) => besideCells[kind].test(name)),
  )
  return unread.length > 0 ? { unread } : {}
}

/** Refuses other files that are packed like a workbook, and workbooks with macros or links to other files. */
async function refuseOtherFiles(parts: WorkbookParts): Promise<void> {
  const { names } = parts
  const some = (pattern: RegExp) => names.some((name) => pattern.test(name))
  if (!parts.has('[Content_Types].xml')) {
    const isOpenDocument = parts.has('mimetype') && parts.has('content.xml')
    throw unfit(
      isOpenDocument
        ? '这是 OpenDocument 格式的文件（.ods 等），读不了。请另存为 .xlsx 后再传。'
        : '这是压缩文件，不是工作簿。请解压后选其中的 .xlsx 或 .csv 再传。',
    )
  }
  const types = await parts.text('[Content_Types].xml')
  if (some(/vbaProject\.bin$|\/macrosheets\//i) || /macroEnabled/i.test(types))
    throw unfit('工作簿带有宏（.xlsm），程序不读。请另存为“Excel 工作簿（.xlsx）”后再传。')
  if (/ms-excel\.sheet\.binary/.test(types))
    throw unfit('这是二进制工作簿（.xlsb），读不了。请另存为“Excel 工作簿（.xlsx）”后再传。')
  if (/wordprocessingml\.document\.main/.test(types))
    throw unfit('这是 Word 文档，不是工作簿。请把表格复制到 Excel 或 WPS 表格里，另存为 .xlsx 后再传。')
  if (/presentationml\.presentation\.main/.test(types))
    throw unfit('这是演示文稿，不是工作簿。请把表格复制到 Excel 或 WPS 表格里，另存为 .xlsx 后再传。')
  if (some(/^xl\/(?:externalLinks\/|connections\.xml$)/i))
    throw unfit(
      '工作簿引用了别的文件或外部数据。请在“数据”里断开全部链接和连接（或复制后只粘贴数值），另存后再传。',
    )
}

interface Relation {
  readonly id: string
  /** The last part of the address by which the format names the kind of relation. */
  readonly type: string
  /** The name of the part to which it leads. */
  readonly target: string
}

/** The relations of a part to other parts; those to places outside the file are ignored. */
async function relationsOf(parts: WorkbookParts, part: string): Promise<Relation[]> {
  const at = part.lastIndexOf('/') + 1
  const [folder, own] = [part.slice(0, at), part.slice(at)]
  const name = `${folder}_rels/${own}.rels`
  const relations: Relation[] = []
  scanXml(name, await parts.text(name), {
    open: (tag, attribute) => {
      if (tag !== 'Relationship' || attribute('TargetMode') === 'External') return
      const type = attribute('Type') ?? ''
      relations.push({
        id: attribute('Id') ?? '',
        type: type.slice(type.lastIndexOf('/') + 1),
        target: resolved(folder, attribute('Target') ?? ''),
      })
    },
  })
  return relations
}

function resolved(folder: string, target: string): string {
  const steps: string[] = []
  for (const step of (target.startsWith('/') ? target : `${folder}${target}`).split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/')
}

interface ListedSheet extends Pick<WorkbookSheet, 'name' | 'state'> {
  readonly relation: string
}

async function sheetsOf(
  parts: WorkbookParts,
  main: string,
): Promise<{ sheets: ListedSheet[]; since1904: boolean }> {
  const sheets: ListedSheet[] = []
  let since1904 = false
  scanXml(main, await parts.text(main), {
    open: (tag, attribute) => {
      if (tag === 'workbookPr') since1904 = ['1', 'true'].includes(attribute('date1904') ?? '')
      if (tag !== 'sheet') return
      const state = attribute('state')
      sheets.push({
        name: attribute('name') ?? '',
        state: state === 'veryHidden' ? 'very-hidden' : state === 'hidden' ? 'hidden' : 'visible',
        relation: attribute('id') ?? '',
      })
    },
  })
  if (sheets.length > mostSheets) throw damaged(`有 ${sheets.length} 个工作表，最多读 ${mostSheets} 个`)
  const names = sheets.map(({ name }) => name)
  const twice = names.find((name, at) => names.indexOf(name) !== at)
  if (twice !== undefined) throw damaged(`有两个工作表叫“${twice}”`)
  return { sheets, since1904 }
}
