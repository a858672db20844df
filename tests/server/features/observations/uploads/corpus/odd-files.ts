import type { Worksheet } from '@cj-tech-master/excelts'
import { filledTemplate } from '#tests/support/given/filled-template.ts'
import { sampleWorkbook } from '#tests/server/workbooks/sample-workbook.ts'

const altered = (change: (stamp: Worksheet, filled: Worksheet) => unknown) => (template: Buffer) =>
  filledTemplate(template, (sheet, _, workbook) => change(workbook.getWorksheet('_xushi')!, sheet))
const csv = '指标,本期\n5G基站,1\n'
type OddFile = [
  what: string,
  make: (template: Buffer) => Buffer | Promise<Buffer>,
  told: RegExp,
  name?: string,
]
/** Files that are no template of this filing, or no longer an intact one. */
export const oddFiles: readonly OddFile[] = [
  [
    'a template of another period',
    altered((stamp) => stamped(stamp, 'filing', 'zhaoqing-gongxin-2024-M08', 'period', '2024-M08')),
    /是2024年8月的/,
  ],
  [
    'a template of another organisation',
    altered((stamp) => stamped(stamp, 'filing', 'zhaoqing-fagai-2024-M09')),
    /是别的单位的/,
  ],
  ['an older template', altered((stamp) => stamped(stamp, 'layout', 1)), /第 1 版，现在是第 2 版/],
  [
    'a template that is yet to come',
    altered((stamp) => stamped(stamp, 'layout', 99)),
    /第 99 版，现在是第 2 版/,
  ],
  ['a template of another system', altered((stamp) => stamped(stamp, 'installation', 'f00d')), /另一套系统/],
  ['a template without its stamp', altered((stamp) => stamped(stamp, 'product', '')), /不是从本系统下载/],
  ['a workbook of their own', () => sampleWorkbook(), /不是从本系统下载/],
  ['CSV', () => Buffer.from(csv), /CSV 里没有编号和版本/, '表.csv'],
  [
    'CSV in GBK',
    () => Buffer.from('d6b8b1ea2cb1bec6da0a35472c310a', 'hex'),
    /CSV 里没有编号和版本/,
    '表.csv',
  ],
  ['a sheet by another name', altered((_, sheet) => (sheet.name = '九月')), /没有“填报”这张工作表/],
  ['heads that are merged', altered((_, sheet) => sheet.mergeCells('E4:F4')), /E 列起有合并的单元格/],
  ['heads of two rows', altered((_, sheet) => sheet.insertRow(4, ['指标'])), /A 列应是“序号”/],
  [
    'a head of another scale',
    altered((_, sheet) => (sheet.getCell('G4').value = '本期（2024年9月）（万座）')),
    /G 列应是“本期/,
  ],
  [
    'a head in 亿',
    altered((_, sheet) => (sheet.getCell('D4').value = '计量单位（亿元）')),
    /D 列应是“计量单位”/,
  ],
  ['a head by another name', altered((_, sheet) => (sheet.getCell('G4').value = '本月')), /G 列应是“本期/],
  ['a column that was put in', altered((_, sheet) => sheet.spliceColumns(3, 0, ['区划'])), /C 列应是“地区”/],
  ['a hidden column of figures', altered((_, sheet) => (sheet.getColumn(7).hidden = true)), /一列被隐藏了/],
  ['more than 20 MB', () => Buffer.alloc(20 * 1024 * 1024 + 1, 'x'), /文件超过 20 MB/],
]

function stamped(stamp: Worksheet, ...pairs: readonly (string | number)[]): void {
  for (let place = 0; place < pairs.length; place += 2)
    for (let row = 1; row <= stamp.rowCount; row += 1)
      if (stamp.getCell(row, 1).value === pairs[place]) stamp.getCell(row, 2).value = pairs[place + 1]!
}
