import { Workbook, type Worksheet } from '@cj-tech-master/excelts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { by } from '#tests/support/callers/ask.ts'
import { handIn, settledImport } from '#tests/support/given/hand-in.ts'
import { observationsKept } from '#tests/support/given/observations-kept.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

let server: TestServer
let keeper: Record<string, string>
beforeAll(async () => {
  server = await startTestServer({ imports: true })
  await server.person('keeper', ['system-administrator'])
  keeper = await by(server, 'keeper')
})
afterAll(() => server.stop())

async function workbook(fill: (sheet: Worksheet) => unknown): Promise<Buffer> {
  const written = new Workbook()
  fill(written.addWorksheet('数据'))
  return Buffer.from(await written.xlsx.writeBuffer())
}
const row = '5G基站累计开通数,肇庆市,2018年6月,6100'
const long = `指标,地区,期,数值\n${row}\n`

/** An odd table, with the state of its import, then the values read from it or what is wrong. The figures are invented. */
type OddTable = [what: string, table: string | Buffer | Promise<Buffer>, told: readonly string[]]
const head = ['指标', '地区', '期', '数值']
const cell = ['5G基站累计开通数', '肇庆市']
const cells = [head, [...cell, '2018年6月', 6100]]
/** The table `long` in GBK, encoded by iconv. */
const gbk = Buffer.from(
  'd6b8b1ea2cb5d8c7f82cc6da2ccafdd6b50a3547bbf9d5bec0dbbcc6bfaacda8cafd2cd5d8c7eccad02c32303138c4ea36d4c22c363130300a',
  'hex',
)
const tables: OddTable[] = [
  ['GBK', gbk, ['checked', '肇庆市 2018年6月 6100 座']],
  [
    'semicolons and a mark of UTF-8',
    `\ufeff${long.replaceAll(',', ';')}`,
    ['checked', '肇庆市 2018年6月 6100 座'],
  ],
  [
    'full-width digits and letters',
    '指标,地区,期,数值\n５Ｇ基站累计开通数,肇庆市,２０１８年６月,６１００\n',
    ['checked', '肇庆市 2018年6月 6100 座'],
  ],
  [
    'blank lines and notes below',
    `\n${long}\n注：数据来自统计年鉴（虚构）\n`,
    ['checked', '肇庆市 2018年6月 6100 座'],
  ],
  [
    'a line above that says 万',
    `单位：万座\n${long.replace('6100', '0.61')}`,
    ['checked', '肇庆市 2018年6月 6100 座 由万座换算'],
  ],
  ['heads without a unit', long, ['checked', '肇庆市 2018年6月 6100 座']],
  [
    'a head in 万',
    long.replace('数值', '数值（万座）').replace('6100', '0.61'),
    ['checked', '肇庆市 2018年6月 6100 座 由万座换算'],
  ],
  [
    'a head in 亿',
    long.replace('数值', '数值（亿座）').replace('6100', '0.000061'),
    ['checked', '肇庆市 2018年6月 6100 座 由亿座换算'],
  ],
  [
    'two rows of heads',
    '指标,地区,2018年,\n,,6月,7月\n5G基站累计开通数,肇庆市,6100,6110\n',
    [
      'faulty',
      '没有写指标。请补上，或为整张表选定指标。',
      '5G基站累计开通数（肇庆市）：2018年不是此指标的报送期：此指标按月报送',
    ],
  ],
  [
    'a title over merged cells',
    workbook((sheet) => {
      sheet.addRow(['5G基站统计表（虚构）'])
      sheet.mergeCells('A1:D1')
      sheet.addRows(cells)
    }),
    ['checked', '肇庆市 2018年6月 6100 座'],
  ],
  [
    'an indicator that is merged down',
    workbook((sheet) => {
      sheet.addRows([...cells, ['', '端州区', '2018年6月', 2100]])
      sheet.mergeCells('A2:A3')
    }),
    ['checked', '肇庆市 2018年6月 6100 座', '端州区 2018年6月 2100 座'],
  ],
  [
    'a month as a date',
    workbook((sheet) => sheet.addRows([head, [...cell, new Date('2018-06-30T00:00:00Z'), 6100]])),
    ['checked', '肇庆市 2018年6月 6100 座'],
  ],
  [
    'a formula with its result',
    workbook((sheet) => sheet.addRows([head, [...cell, '2018年6月', { formula: '6000+100', result: 6100 }]])),
    ['checked', '肇庆市 2018年6月 6100 座'],
  ],
  [
    'a formula without its result',
    workbook((sheet) => sheet.addRows([head, [...cell, '2018年6月', { formula: '6000+100' }]])),
    [
      'faulty',
      '5G基站累计开通数：这一格是公式，文件里没有算好的结果。请用 Excel 打开保存一次，或改成数值后再传。',
    ],
  ],
  [
    'a formula in CSV',
    long.replace('6100', '=6000+100'),
    [
      'faulty',
      '5G基站累计开通数：这一格是公式，文件里没有算好的结果。请用 Excel 打开保存一次，或改成数值后再传。',
    ],
  ],
  [
    'an error of Excel',
    long.replace('6100', '#REF!'),
    ['faulty', '5G基站累计开通数：“#REF!”是 Excel 的错误值，请填写实际数值。'],
  ],
  [
    'words in place of a figure',
    long.replace('6100', '约六千'),
    ['faulty', '5G基站累计开通数：这不是数。请只填数字；没有数值时请留空，并选择原因。'],
  ],
  [
    'another unit',
    long.replace('数值', '数值（亿元）'),
    ['faulty', '5G基站累计开通数：单位写的是“亿元”，本指标以“座”计，请核对。'],
  ],
  [
    'the same cell twice',
    `${long}${row.replace('6100', '6101')}\n`,
    ['faulty', '5G基站累计开通数2018年6月与第2行重复：请只留一项'],
  ],
  [
    'a row of totals',
    `${long}合计,,,6100\n`,
    ['faulty', '目录里没有指标“合计”。请按目录改名，或写指标编号。'],
  ],
  ['no heads', `${row}\n`, ['faulty', '没有读到任何数。请核对表头在第几行、哪一列是什么。']],
  ['heads alone', '指标,地区,期,数值\n', ['faulty', '没有读到任何数。请核对表头在第几行、哪一列是什么。']],
]

async function told(table: string | Buffer): Promise<string[]> {
  const shown = await settledImport(server, keeper, await handIn(server, keeper, table, '&check=true'))
  const faults = shown.findings.filter(({ severity }) => severity === 'error').map(({ message }) => message)
  const read = shown.read.map(({ regionName, period, value, reason, unit, converted }) =>
    [regionName, period, value ?? reason, unit, ...(converted === null ? [] : [`由${converted}换算`])].join(
      ' ',
    ),
  )
  return [
    shown.state,
    ...(shown.state === 'checked' ? read : faults),
    ...(shown.reason === null ? [] : [shown.reason]),
  ]
}

describe('POST /api/imports', () => {
  it.each(tables)(
    'reads a table with %s as it is meant or says why not, and keeps no figure',
    async (_, table, wanted) => {
      const before = await observationsKept(server)
      expect(await told(await table)).toEqual(wanted)
      expect(await observationsKept(server)).toEqual(before)
    },
  )

  it('I-1, I-4 tells of sheets that it did not read, and of figures that are worked out', async () => {
    const written = new Workbook()
    const sheet = written.addWorksheet('数据')
    sheet.addRow(head)
    sheet.addRow([...cell, '2018年6月', { formula: '6000+100', result: 6100 }])
    written.addWorksheet('二').addRows([head, [...cell, '2018年7月', 6200]])
    const table = Buffer.from(await written.xlsx.writeBuffer())
    const shown = await settledImport(server, keeper, await handIn(server, keeper, table, '&check=true'))
    expect([shown.state, shown.counts.errors, shown.counts.queries]).toEqual(['checked', 0, 2])
    expect(shown.findings.map(({ severity, message }) => [severity, message])).toEqual([
      ['query', '文件里另有 1 张工作表没有读：“二”。要读的，在“读法”里换工作表，或另传一份。'],
      ['query', '有 1 个数是公式，取的是文件里存的结果。请核对，或改成数值再传。'],
    ])
  })
})
