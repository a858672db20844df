import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { inventedHistory } from './invented-history.ts'
import type { Walk } from '../walk.ts'

/** The steps of the chapter 管理员, in its order; pairing belongs to the chapter 大屏. */
export async function walkAdministrator(walk: Walk): Promise<void> {
  const page = await walk.open('admin')
  await page.goto(`${walk.server.url}/people`)
  await addPerson(walk, page)
  await closePeriod(walk, page)
  await draftRule(walk, page)
  await page.getByRole('link', { name: '工作日历' }).click()
  await page.getByRole('button', { name: '2026' }).click()
  await page.getByLabel('依据').waitFor()
  await walk.picture(page, 'administrator-calendar', 560)
  await page.getByRole('link', { name: '令牌' }).click()
  await page.getByRole('button', { name: '新建令牌' }).click()
  await page.getByLabel('用途').fill('市大数据局数据交换')
  await walk.picture(page, 'administrator-token', page.getByRole('dialog'))
  await page.getByLabel('全部', { exact: true }).check()
  await page.getByLabel('其中').waitFor()
  await walk.noteWords(page)
  await page.getByRole('button', { name: '取消' }).click()
  await page.goto(`${walk.server.url}/evaluations/schemes/evaluation-demo`)
  await page.locator('.ranking tbody tr').first().waitFor()
  await walk.noteWords(page)
  await page.getByRole('link', { name: '返回考核评价' }).click()
  await page.getByRole('button', { name: '发布', exact: true }).waitFor()
  await page.getByRole('heading', { name: '已发布' }).waitFor()
  await walk.noteWords(page)
  await readPolicy(walk, page)
  await importHistory(walk, page)
  await page.getByRole('link', { name: '运行状况' }).click()
  await page.getByText('还没有做过备份，等待第一次').waitFor()
  await walk.noteWords(page)
  await page.getByRole('button', { name: '立即备份' }).click()
  await page.getByText('上次备份已打开核对，完好').waitFor()
  await walk.picture(page, 'administrator-operations', 600)
}

async function addPerson(walk: Walk, page: Page): Promise<void> {
  await page.getByRole('row').filter({ hasText: 'demo-gongxin' }).waitFor()
  await walk.noteWords(page)
  await page.getByRole('button', { name: '新建人员' }).click()
  await page.getByLabel('姓名或岗位').fill('统计科填报岗')
  await page.getByLabel('登录名').fill('tongji-tianbao')
  await page.getByRole('checkbox', { name: /^填报员/ }).check()
  await page.getByRole('combobox', { name: '单位' }).fill('肇庆市林业局')
  await page.getByRole('option', { name: '肇庆市林业局' }).click()
  // The region is that of the organisation.
  await page.getByRole('dialog').locator('.el-tag').getByText('肇庆市', { exact: true }).waitFor()
  await page.getByLabel('姓名或岗位').click()
  await expect.poll(() => page.getByRole('option').filter({ visible: true }).count()).toBe(0)
  await walk.picture(page, 'administrator-person', page.getByRole('dialog'))
  await page.getByRole('button', { name: '新建', exact: true }).click()
  await page.getByText('新密码，只显示这一次').waitFor()
  await walk.noteWords(page)
  await page.getByRole('button', { name: '已经记下，关闭' }).click()
  await page.getByRole('row').filter({ hasText: 'tongji-tianbao' }).getByText('待本人改密码').waitFor()
  await walk.noteWords(page)
}

async function closePeriod(walk: Walk, page: Page): Promise<void> {
  await page.getByRole('link', { name: '报送期' }).click()
  await page.getByRole('button', { name: '关账2024年6月' }).waitFor()
  await walk.picture(page, 'administrator-periods', 480)
  await page.getByRole('button', { name: '关账2024年6月' }).click()
  await walk.noteWords(page)
  await page.getByRole('dialog').getByRole('button', { name: '关账', exact: true }).click()
  await page.getByRole('button', { name: '重新开放2024年6月' }).waitFor()
  await page.getByRole('button', { name: '撤销关账' }).waitFor()
  await walk.noteWords(page)
  await page.getByRole('button', { name: '撤销关账' }).click()
  await page.getByText('2024年6月已重新开放，填报单位可以继续报。').waitFor()
  await page.getByRole('button', { name: '关账2024年6月' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '关账', exact: true }).click()
  await page.getByRole('button', { name: '准予一个单位补报2024年6月' }).click()
  await walk.noteWords(page)
  await page.getByRole('dialog').getByRole('button', { name: '取消' }).click()
  await page.getByRole('button', { name: '撤销关账' }).click()
  await page.getByText('2024年6月已重新开放，填报单位可以继续报。').waitFor()
}

async function draftRule(walk: Walk, page: Page): Promise<void> {
  await page.getByRole('link', { name: '亮灯规则' }).click()
  const current = page.getByRole('row').filter({ hasText: 'xushi-1' })
  await current.getByRole('button', { name: '以此拟新规则' }).click()
  await page.getByLabel('名称').fill('宽松规则')
  await page.getByLabel('依据').fill('2026年第12次市政府常务会议纪要')
  await page
    .getByRole('region', { name: '施行当日' })
    .getByText(/盏灯|目标的灯都不变|现行规则/)
    .first()
    .waitFor()
  await walk.picture(page, 'administrator-rule')
  await page.getByRole('button', { name: '取消' }).click()
}

async function readPolicy(walk: Walk, page: Page): Promise<void> {
  await page.getByRole('link', { name: '计划', exact: true }).click()
  await page.getByRole('region', { name: '机构改革' }).getByRole('button', { name: '登记机构改革' }).waitFor()
  await walk.noteWords(page)
  await page.getByRole('link', { name: '读政策文件' }).click()
  await page.getByLabel('文件全文').fill(inventedPlan)
  await walk.noteWords(page)
  await page.getByRole('button', { name: '读这段文字' }).click()
  await page.getByRole('button', { name: '采纳', exact: true }).click()
  await page.locator('.lead', { hasText: '已采纳 1' }).waitFor()
  await page.getByText('已保存').waitFor()
  await walk.picture(page, 'administrator-reading', 620)
}

async function importHistory(walk: Walk, page: Page): Promise<void> {
  await page.getByRole('link', { name: '数据导入' }).click()
  await page.getByLabel('数据出处').fill('统计年鉴2020（虚构）')
  await walk.noteWords(page)
  await page.getByLabel('历史数据文件').setInputFiles(inventedHistory('缺十月.csv', '约六千'))
  await page.getByText('整份都不能提交').waitFor()
  await walk.picture(page, 'administrator-import', 460)
  await page.getByRole('link', { name: '全部导入' }).click()
  await page.getByLabel('历史数据文件').setInputFiles(inventedHistory('2020年5G基站.csv', '6350'))
  await page.getByRole('button', { name: '整份提交' }).waitFor()
  await walk.noteWords(page)
  await page.getByRole('button', { name: '整份提交' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '整份提交' }).click()
  await page.getByText('等审核员整份放行').waitFor()
  await walk.noteWords(page)
}

/** A plan that was invented after the patterns of real ones. */
const inventedPlan = `某市数字经济行动计划（2026—2028年，虚构）
一、主要目标
截至2025年底，已建成充电桩6200个。到2028年，软件业务收入突破120亿元，数字经济核心产业增加值占比达到12%以上。
二、重点任务
（一）夯实数字底座。新建5G基站2800座，行政村5G通达率从85%提高到99%以上。（市工信局牵头，市数据局配合）
（二）壮大数字产业。推动230家规上企业数字化改造。（责任单位：市工信局）
`
