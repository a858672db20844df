import type { Page } from 'playwright-core'
import { openSource } from '#tests/support/callers/source.ts'
import type { Walk } from '../walk.ts'

/** The steps of the chapter 数据交换, in its order. */
export async function walkExchange(walk: Walk): Promise<void> {
  const page = await walk.open('admin')
  await page.goto(`${walk.server.url}/tokens`)
  await page.getByRole('button', { name: '新建令牌' }).click()
  await page.getByLabel('全部', { exact: true }).check()
  await page.getByLabel('其中').waitFor()
  await walk.noteWords(page)
  await page.getByRole('button', { name: '取消' }).click()
  await releaseAt(walk, page)
  const source = await openSource()
  try {
    await source.answer(invented)
    await collect(walk, page, source.url)
  } finally {
    await source.close()
  }
  await push(walk, page)
}

async function releaseAt(walk: Walk, page: Page): Promise<void> {
  await page.getByRole('link', { name: '数据出口' }).click()
  await page.getByRole('heading', { name: '指标的公开程度' }).waitFor()
  await page.getByLabel('查找指标').fill('5G基站')
  await walk.picture(page, 'exchange-data-out', 760)
  await page.getByLabel('查找指标').fill('')
  await walk.noteWords(page)
  const ofStations = '5G基站累计开通数的发布时刻'
  await page.getByRole('button', { name: ofStations }).click()
  await page.getByLabel('期末后第几天').fill('15')
  await page.getByLabel('另定的期').fill('2026-12 2027-01-18 09:30')
  await walk.picture(page, 'exchange-embargo', page.getByRole('dialog'))
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('期末后第 15 天 10:00').waitFor()
  await page.getByRole('button', { name: ofStations }).click()
  await page.getByRole('button', { name: '取消发布时刻' }).waitFor()
  await walk.noteWords(page)
  await page.getByRole('button', { name: '取消发布时刻' }).click()
  await page.getByText('期末后第 15 天 10:00').waitFor({ state: 'hidden' })
}

/** What the invented source answers: two figures, and one that is not of the catalogue. */
const invented = [
  '指标,地区,期,数值',
  '5G基站累计开通数,肇庆市,2024年8月,7520',
  '5G基站累计开通数,肇庆市,2024年9月,7610',
  '5G基站累计开通数,某某市,2024年9月,120',
].join('\n')

async function collect(walk: Walk, page: Page, address: string): Promise<void> {
  await page.getByRole('link', { name: '采集任务' }).click()
  await page.getByText('还没有采集任务').waitFor()
  await walk.noteWords(page)
  await page.getByRole('link', { name: '新建采集任务' }).click()
  await page.getByLabel('名称').fill('省通信管理局 5G 月报（虚构）')
  await page.getByLabel('地址').fill(address)
  await page.getByRole('button', { name: '看样' }).click()
  await page.getByRole('button', { name: '照映射再看一次' }).waitFor()
  await page.getByLabel('发布单位').fill('省通信管理局（虚构）')
  await walk.picture(page, 'exchange-collector')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByRole('button', { name: '现在采' }).click()
  await page.getByText(/上次收下了新数|上次没有新数|上次采到的新数/).waitFor({ timeout: 60_000 })
  await page.getByRole('link', { name: '采集任务' }).click()
  await page.getByRole('button', { name: '请准许直接通过' }).waitFor()
  await walk.noteWords(page)
  await page.getByRole('button', { name: '请准许直接通过' }).click()
  await page.getByText('已请审核员准许').waitFor()
  await walk.picture(page, 'exchange-collectors', 420)
  await page.getByRole('link', { name: '省通信管理局 5G 月报（虚构）' }).click()
  await page.getByRole('heading', { name: '采集记录' }).waitFor()
  await page.locator('summary').first().click()
  await page.getByText('某某市').first().waitFor()
  await walk.picture(page, 'exchange-runs', page.getByRole('region', { name: '采集记录', exact: true }))
}

async function push(walk: Walk, page: Page): Promise<void> {
  await page.getByRole('link', { name: '事件推送' }).click()
  await page.getByRole('button', { name: '新建推送' }).click()
  await page.getByLabel('推给谁').fill('市政府办公系统')
  await page.getByLabel('接收地址').fill('https://oa.example.com/hooks/xushi')
  await walk.picture(page, 'exchange-webhook', page.getByRole('dialog'))
  await page.getByRole('button', { name: '新建', exact: true }).click()
  await page.getByRole('button', { name: '已经记下，关闭' }).click()
  await page.getByText('https://oa.example.com/hooks/xushi').waitFor()
  await walk.noteWords(page)
  await page.getByRole('button', { name: '删除' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '删除' }).click()
  await page.getByText('https://oa.example.com/hooks/xushi').waitFor({ state: 'hidden' })
}
