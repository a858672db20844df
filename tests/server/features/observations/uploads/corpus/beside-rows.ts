import type { Workbook, Worksheet } from '@cj-tech-master/excelts'

type Change = (sheet: Worksheet, workbook: Workbook) => unknown
type Beside = readonly [what: string, change: Change, told: readonly string[]]

const locked = '已锁定，改了没有采用'
const correct = `一栏${locked}。要更正那一期的数，请打开那一期的填报单，点“更正”`

/** What people write around the cells that they fill, each with all that is told of it: place, name, text and reason. */
export const besideFilled: readonly Beside[] = [
  ['nothing', () => undefined, []],
  [
    'the month before',
    (sheet) => (sheet.getCell('F18').value = 99),
    [`F18 5G基站累计开通数 · 端州区 99 “上期（2024年8月）”${correct}`],
  ],
  [
    'the year before',
    (sheet) => (sheet.getCell('E17').value = null),
    [`E17 5G基站累计开通数 · 肇庆市  “上年同期（2023年9月）”${correct}`],
  ],
  [
    'a counting rule',
    (sheet) => (sheet.getCell('K17').value = '只数宏站'),
    [`K17 5G基站累计开通数 · 肇庆市 只数宏站 “口径”一栏${locked}`],
  ],
  [
    'a column of their own',
    (sheet) => {
      sheet.getCell('N4').value = '核对'
      sheet.getCell('N5').value = '已核'
      sheet.getCell('N7').value = '已核'
    },
    ['N5 核对 已核 N 列不是模板里的（3 格有内容），没有采用'],
  ],
  ['a word above the head', (sheet) => (sheet.getCell('K1').value = '密'), ['K1  密 写在表头以上，没有采用']],
  [
    'another sheet',
    (_, workbook) => (workbook.addWorksheet('底稿').getCell('A1').value = 1),
    [' 工作表“底稿” 1 行 上传只收“填报”这张工作表，这一张里的内容没有采用'],
  ],
  ['an empty sheet', (_, workbook) => workbook.addWorksheet('Sheet2'), []],
  [
    'rows that are deleted',
    (sheet) => sheet.spliceRows(20, 2),
    [
      ' 删去了 2 行  5G基站累计开通数 · 高要区、5G基站累计开通数 · 广宁县：文件里没有这几行，填报单里的数没有变。要撤回草稿，请在填报表上点中那一格按 Delete',
    ],
  ],
  [
    'who filled it in, below',
    (sheet) => (sheet.getCell('B27').value = '填表人：张三'),
    ['G27 填表人：张三 填表人：张三 这一行不是模板里的（没有编号），认不出是哪个指标'],
  ],
  [
    'a remark on a cell',
    (sheet) => (sheet.getCell('G5').note = '待核'),
    [' 批注  批注没有采用：要说明的，请写在“说明”一栏'],
  ],
  ['the number of a row', (sheet) => (sheet.getCell('A5').value = 7), []],
]
