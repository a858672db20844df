import type { Walk } from './walk.ts'

/** A window high enough for the reasons of a target. */
const tall = { width: 1440, height: 1200 }

/** The steps of the chapter 统计口径与目录, in its order. */
export async function walkCatalogue(walk: Walk): Promise<void> {
  const page = await walk.open('demo-auditor')
  const { url } = walk.server
  await page.goto(`${url}/catalogue`)
  await page.getByRole('button', { name: /肇庆数字经济2024/ }).waitFor()
  await walk.picture(page, 'catalogue-document', 620)
  await page.getByLabel('在全部文件里查找').fill('5G基站 工信')
  await page.getByText(/^“5G基站 工信”/).waitFor()
  await walk.noteWords(page)

  await page.goto(`${url}/targets/zhaoqing-2024-5g-base-stations?at=2024-10-31`)
  await page.getByRole('heading', { name: '口径' }).waitFor()
  await page.locator('canvas').first().waitFor()
  await page.setViewportSize(tall)
  await walk.picture(page, 'catalogue-rule', page.getByLabel('判定依据'))

  await page.goto(`${url}/targets/zhaoqing-2024-forest-tending?at=2024-10-31`)
  const values = page.locator('section.observations')
  await values.getByText('第 2 稿').waitFor()
  await walk.picture(page, 'catalogue-revisions', values)
  for (const [path, sign] of [
    ['/periods', 'tbody td'],
    ['/people', 'tbody tr'],
    ['/light-rules', 'tbody tr'],
    ['/audit', 'tbody tr'],
    ['/audit?log=audit', 'tbody tr'],
  ] as const) {
    await page.goto(url + path)
    await page.locator(sign).first().waitFor()
    await walk.noteWords(page)
  }
}
