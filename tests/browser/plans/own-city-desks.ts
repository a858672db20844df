import { Workbook } from '@cj-tech-master/excelts'
import type { Browser, Page } from 'playwright-core'
import { addDays } from '#metrics/period/civil-date.ts'
import { businessDate } from '#metrics/wording/instants.ts'
import { watchedContext } from '#tests/support/browser/browser.ts'
import type { CountingHand } from '#tests/support/browser/counting-hand.ts'
import type { ServerProcess } from '#tests/support/servers/server-process.ts'

/** An office that begins today enters the plan of the year of the last month, and that month's figures. */
const today = businessDate(Date.now())
const lastMonth = addDays(`${today.slice(0, 7)}-01`, -1)
export const [year, month] = lastMonth.split('-').map(Number) as [number, number]

const size = { viewport: { width: 1920, height: 1080 } }
export const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

/** Twelve of fifteen invented targets come from the workbook, one of them computed, and three are typed. */
const stations = ['5G基站累计数', '2000', '座', '期末存量', '1500', '市通信管理局'] as const
export const byWorkbook: readonly (readonly string[])[] = [
  stations,
  ['核心产业增加值', '900', '亿元', '期末存量', '700', '市工信局'],
  ['地区生产总值', '8500', '亿元', '期末存量', '8000', '市工信局'],
  ['核心产业增加值占比', '10', '%', '比率', '8.75', '市工信局', '核心产业增加值 ÷ 地区生产总值'],
  ...Array.from({ length: 8 }, (_, at) => [
    ...[`虚构的第${at + 1}类企业数`, String(100 + at), '家', '期末存量', String(50 + at), '市工信局'],
  ]),
]
const heads = ['目标', '目标值', '单位', '评价方式', '基期值', '牵头单位', '计算公式']
export const typed = ['上云企业数', '数字化车间数', '智慧社区数']
/** The values of each month of the year before, which end at the plan's baselines. */
const history: readonly (readonly [string, (month: number) => number])[] = [
  ['5G基站累计数', (month) => 1_500 - (12 - month) * 9],
  ['核心产业增加值', (month) => 700 - (12 - month) * 4],
  ['地区生产总值', (month) => 8_000 - (12 - month) * 30],
]

/** A person with a given password chooses an own one first. */
export async function signInFirst(
  hand: CountingHand,
  page: Page,
  name: string,
  given: string,
): Promise<void> {
  await enter(hand, page, name, given)
  await page.getByRole('heading', { name: '设置自己的密码' }).waitFor()
  await hand.type(page.getByLabel('新密码', { exact: true }), 'five brown herons')
  await hand.type(page.getByLabel('再填一遍新密码'), 'five brown herons')
  await hand.keys(page, 'Enter')
  await page.getByRole('navigation', { name: '主导航' }).waitFor()
}

export async function signIn(hand: CountingHand, page: Page, name: string, password: string): Promise<void> {
  await enter(hand, page, name, password)
  await page.getByRole('navigation', { name: '主导航' }).waitFor()
}

async function enter(hand: CountingHand, page: Page, name: string, password: string): Promise<void> {
  await hand.type(page.getByLabel('登录名'), name)
  await hand.type(page.getByLabel('密码'), password)
  await hand.keys(page, 'Enter')
}

export async function openDesk(server: ServerProcess, browser: Browser) {
  const person = await watchedContext(browser, size)
  const page = await person.newPage()
  await page.goto(server.url)
  return { person, page }
}

/** The workbook is downloaded, filled in another program, and uploaded. */
export async function fillWorkbook(hand: CountingHand, page: Page): Promise<void> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    hand.click(page.getByRole('link', { name: '下载工作簿' })),
  ])
  const workbook = new Workbook()
  await workbook.xlsx.readFile(await download.path())
  const sheet = workbook.getWorksheet('目标')!
  const columns = heads.map((head) => {
    for (let column = 1; column <= 60; column += 1)
      if (sheet.getRow(1).getCell(column).text === head) return column
    throw new Error(`The workbook has no column ${head}`)
  })
  for (const [at, texts] of byWorkbook.entries()) {
    hand.fillRow(texts, byWorkbook[at - 1] ?? [])
    for (const [of, text] of texts.entries()) sheet.getRow(at + 2).getCell(columns[of]!).value = text
  }
  const bytes = Buffer.from(await workbook.xlsx.writeBuffer())
  await hand.choose(page.getByLabel('填好的工作簿'), '嘉兴.xlsx', bytes)
  const look = page.getByRole('dialog', { name: '“嘉兴.xlsx”会改什么' })
  await look.getByText('新增 12 行').waitFor()
  await hand.keys(page, 'Enter')
}

interface NewOfficer {
  readonly name: string
  readonly shown: string
  readonly role: string
  readonly organisation?: string
}
/** @returns the password, which is shown once */
export async function addPerson(hand: CountingHand, page: Page, one: NewOfficer): Promise<string> {
  await hand.click(button(page, '新建人员'))
  const dialog = page.getByRole('dialog', { name: '新建人员' })
  await hand.type(dialog.getByLabel('姓名或岗位'), one.shown)
  await hand.type(dialog.getByLabel('登录名'), one.name)
  await hand.click(dialog.getByRole('checkbox', { name: new RegExp(`^${one.role}`) }))
  if (one.organisation !== undefined) {
    await hand.click(dialog.getByText('输入单位名称查找'))
    await hand.keys(page, one.organisation, 'Enter')
  }
  // The region is that of the organisation, or of the only plan.
  await dialog.locator('.el-tag').getByText('嘉兴市', { exact: true }).waitFor()
  await hand.click(dialog.getByRole('button', { name: '新建', exact: true }))
  const password = await page.getByRole('textbox', { name: '密码' }).inputValue()
  await hand.click(button(page, '已经记下，关闭'))
  return password
}

export async function historyFile(): Promise<Buffer> {
  const workbook = new Workbook()
  const sheet = workbook.addWorksheet('历史')
  const months = Array.from({ length: 12 }, (_, at) => at + 1)
  sheet.addRow(['指标', '地区', ...months.map((month) => `${year - 1}年${month}月`)])
  for (const [name, of] of history) sheet.addRow([name, '嘉兴市', ...months.map(of)])
  return Buffer.from(await workbook.xlsx.writeBuffer())
}
