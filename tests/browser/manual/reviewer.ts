import type { Page } from 'playwright-core'
import type { Walk } from './walk.ts'
import { inventedHistory } from './administration/invented-history.ts'
import { post } from './post.ts'

const inOctober = { region: '441200', period: '2024-M10' }

/** The steps of the chapter 审核员, in its order. */
export async function walkReviewer(walk: Walk): Promise<void> {
  const { url } = walk.server
  const reporter = await walk.open('demo-gongxin')
  await post(reporter, url, '/api/observations', {
    items: [
      // Ten of twelve months ask for 7,800 stations: September's 7,722 were on schedule, and 7,780 are behind.
      {
        ...inOctober,
        indicator: 'zhaoqing-5g-base-stations',
        value: 7_780,
        note: '十月站址已逐一核对，清单附后',
      },
      { ...inOctober, indicator: 'zhaoqing-5g-base-stations', region: '441224', value: 981 },
      { ...inOctober, indicator: 'zhaoqing-5g-base-stations', region: '441226', value: 461 },
      { ...inOctober, indicator: 'zhaoqing-enterprises-transforming', region: '441202', value: 42 },
      {
        ...inOctober,
        indicator: 'zhaoqing-enterprises-transforming',
        value: 190,
        note: '十月集中验收三十三家',
      },
    ],
  })

  const page = await walk.open('demo-reviewer')
  await page.goto(`${url}/review`)
  const rowOf = (name: string, region: string) =>
    page
      .getByRole('row')
      .filter({ hasText: name })
      .filter({ hasText: `${region} ·` })
  const changing = rowOf('规上工业企业数字化转型家数', '肇庆市')
  await changing.waitFor()
  await walk.picture(page, 'reviewer-queue')

  await rowOf('5G基站累计开通数', '怀集县').getByRole('button', { name: '通过' }).click()
  await page.getByText('已通过“5G基站累计开通数”（怀集县，2024年10月），看板已更新。').waitFor()
  await walk.noteWords(page)
  const dialog = page.getByRole('dialog')
  await rowOf('5G基站累计开通数', '肇庆市').getByRole('button', { name: '通过' }).click()
  await dialog.getByText('有灯会变。').waitFor()
  await walk.picture(page, 'reviewer-light-turns', dialog)
  await dialog.getByRole('button', { name: '通过', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })

  await page.getByLabel('选中规上工业企业数字化转型家数，端州区').check()
  await page.getByRole('button', { name: '通过选中 1 项' }).waitFor()
  await walk.noteWords(page)
  await page.getByLabel('选中规上工业企业数字化转型家数，端州区').uncheck()
  await page.getByRole('button', { name: /^通过全部无疑问的/ }).click()
  await dialog.getByText(/没有灯会变|会使灯变/).waitFor()
  await walk.picture(page, 'reviewer-batch', dialog)
  await dialog.getByRole('button', { name: '取消' }).click()

  await changing.getByRole('button', { name: '退回' }).click()
  await dialog.getByRole('button', { name: '与上期差异较大，请核对后说明原因' }).click()
  await walk.picture(page, 'reviewer-return', dialog)
  await dialog.getByRole('button', { name: '退回', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })

  await showHistory(walk, page)
  await correct(walk)
  await page.reload()
  await page.getByText('这次更正通过后会改变：').first().waitFor()
  await walk.picture(page, 'reviewer-correction', page.getByRole('row').filter({ hasText: '更正，原' }))
  await releaseHistory(walk, page)
  await revoke(walk, page)
  await lookAtDispute(walk, page)
}

/** Another organisation disputes a figure, and the reviewer reads it. */
async function lookAtDispute(walk: Walk, page: Page): Promise<void> {
  const other = await walk.open('demo-zhengshu')
  await post(other, walk.server.url, '/api/disputes', {
    ...{ indicator: 'zhaoqing-5g-base-stations', region: '441200', period: '2024-M09', value: 7_800 },
    ...{ reason: '漏计高新区二期站址', method: '按站址台账逐站核对' },
  })
  await page.goto(`${walk.server.url}/review`)
  await page.getByRole('button', { name: '采纳', exact: true }).waitFor()
  await walk.noteWords(page)
}

/** The consequences of a revocation are looked at, and nothing is revoked. */
async function revoke(walk: Walk, page: Page): Promise<void> {
  await page.goto(`${walk.server.url}/review/approved`)
  const row = page.getByRole('row').filter({ hasText: '5G基站累计开通数' }).filter({ hasText: '怀集县' })
  await row.getByRole('button', { name: '撤销审核' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('撤销后生效').waitFor()
  await walk.noteWords(page)
  await dialog.getByRole('button', { name: '取消' }).click()
}

/** An administrator uploads a table, and the reviewer releases it as a whole. */
async function releaseHistory(walk: Walk, page: Page): Promise<void> {
  const admin = await walk.open('admin')
  await admin.goto(`${walk.server.url}/imports`)
  await admin.getByLabel('数据出处').fill('统计年鉴2020（虚构）')
  await admin.getByLabel('历史数据文件').setInputFiles(inventedHistory('2020年5G基站.csv', '6340'))
  await admin.getByRole('button', { name: '整份提交' }).click()
  await admin.getByRole('dialog').getByRole('button', { name: '整份提交' }).click()
  await admin.getByText('等审核员整份放行').waitFor()
  await page.reload()
  await page.getByRole('link', { name: /^2020年5G基站\.csv/ }).waitFor()
  await walk.noteWords(page)
  await page.getByRole('link', { name: /^2020年5G基站\.csv/ }).click()
  await page.getByRole('button', { name: '整份放行' }).waitFor()
  await walk.picture(page, 'reviewer-import', 460)
  await page.getByRole('button', { name: '整份放行' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '整份放行' }).click()
  await page.getByText(/放行，已全部生效。$/).waitFor()
}

/** A returned cell is submitted again with another figure, and its history shows both. */
async function showHistory(walk: Walk, page: Page): Promise<void> {
  const reporter = await walk.open('demo-gongxin')
  await post(reporter, walk.server.url, '/api/observations', {
    items: [
      {
        ...inOctober,
        indicator: 'zhaoqing-enterprises-transforming',
        value: 186,
        note: '剔除重复登记的四家，十月实为二十九家',
      },
    ],
  })
  await page.reload()
  await page.getByRole('button', { name: '规上工业企业数字化转型家数（肇庆市）的来历' }).click()
  const dialog = page.getByRole('dialog', { name: '数据的来历' })
  await dialog.getByText('剔除重复登记的四家').waitFor()
  await walk.picture(page, 'reviewer-history', dialog)
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
}

/** An approved value of September is corrected: 157 enterprises of 230 become 182. */
async function correct(walk: Walk): Promise<void> {
  const reporter = await walk.open('demo-gongxin')
  await post(reporter, walk.server.url, '/api/observations', {
    items: [
      {
        indicator: 'zhaoqing-enterprises-transforming',
        region: '441200',
        period: '2024-M09',
        value: 182,
        note: '九月漏报二十五家，已补验收材料',
      },
    ],
  })
}
