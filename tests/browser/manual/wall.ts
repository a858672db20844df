import { inventedMap } from '#tests/server/features/maps/invented-map.ts'
import { cuttableProxy } from '#tests/support/servers/cuttable-proxy.ts'
import { signIn } from '#tests/support/callers/sign-in.ts'
import { bigScreen, type Walk } from './walk.ts'

const zhaoqing = '/wall?scope=441200&at=2024-10-31'

/** The steps of the chapter 大屏, in its order. */
export async function walkWall(walk: Walk): Promise<void> {
  const display = await walk.open(undefined, bigScreen)
  await display.goto(`${walk.server.url}/pair`)
  await display.locator('.code').waitFor()
  await walk.picture(display, 'wall-pairing')
  const code = /\d{8}/.exec((await display.locator('.code').getAttribute('aria-label')) ?? '')?.[0] ?? ''

  const office = await walk.open('admin')
  await office.goto(`${walk.server.url}/displays`)
  await office.getByLabel('配对码').fill(code)
  await office.getByLabel('名称').fill('一楼大厅')
  await office.getByLabel('看板').selectOption({ label: '肇庆数字经济2024' })
  await office.getByLabel('基准日', { exact: true }).selectOption({ label: '固定在一天' })
  await walk.picture(office, 'wall-displays', 480)
  await office.getByRole('button', { name: '确认配对' }).click()
  await office.getByRole('row', { name: /一楼大厅/ }).waitFor()
  await walk.noteWords(office)
  await office.getByRole('button', { name: '修改' }).first().click()
  await office.getByRole('dialog').waitFor()
  await walk.noteWords(office)
  await office.keyboard.press('Escape')
  await office.getByRole('link', { name: '新建方案' }).click()
  await office.getByLabel('方案名称').fill('大厅工作日')
  await office.getByLabel('夜间调暗').check()
  await office.frameLocator('iframe').locator('.picture canvas').waitFor()
  await walk.picture(office, 'wall-profile')
  await office.getByRole('button', { name: '保存' }).click()
  await office.getByLabel('一楼大厅').waitFor()
  await walk.noteWords(office)
  await office.getByRole('link', { name: '‹ 大屏' }).click()
  await office.getByRole('heading', { name: '大厅工作日' }).waitFor()
  await walk.noteWords(office)
  await display.locator('.attention li').first().waitFor()
  const phone = await walk.open(undefined, { width: 390, height: 844 })
  await phone.goto(`${walk.server.url}/remote`)
  const remoteCode = (await phone.locator('.code').textContent()) ?? ''
  await walk.noteWords(phone)
  const desk = await walk.open('demo-secretary')
  await desk.goto(`${walk.server.url}/displays/remotes`)
  await desk.getByLabel('配对码').fill(remoteCode)
  await desk.getByLabel('名称').fill('会议室平板')
  await desk.getByRole('button', { name: '确认配对' }).click()
  await desk.getByRole('button', { name: '撤销' }).waitFor()
  await walk.noteWords(desk)
  await phone.getByRole('button', { name: '总览' }).click()
  await phone.getByRole('button', { name: '交还' }).waitFor()
  await walk.noteWords(phone)
  await walk.picture(phone, 'wall-remote')
  await phone.getByRole('button', { name: '交还' }).click()
  await display.goto(`${walk.server.url}/pair`)
  await display.getByRole('button', { name: '重新配对' }).waitFor()
  await walk.noteWords(display)

  await lookAtScenes(walk)
  await loseTheLine(walk)
  await drawOnMap(walk)
}

async function lookAtScenes(walk: Walk): Promise<void> {
  const page = await walk.open('demo-leader', bigScreen)
  await page.goto(`${walk.server.url}${zhaoqing}&scene=regions`)
  await page.locator('.regions .region-line').nth(2).waitFor()
  await walk.picture(page, 'wall-regions')
  await page.goto(`${walk.server.url}${zhaoqing}&scene=work`)
  await page.locator('.work .work-line.red').waitFor()
  await walk.picture(page, 'wall-work')
}

async function loseTheLine(walk: Walk): Promise<void> {
  const cable = await cuttableProxy(walk.server.port)
  try {
    const page = await walk.open(undefined, bigScreen)
    await signIn(page.context(), walk.server, 'demo-leader', cable.url)
    await page.clock.install()
    await page.goto(cable.url + zhaoqing)
    await page.locator('.picture canvas').waitFor()
    await page
      .locator('.link')
      .getByText(/^实时 /)
      .waitFor()
    await walk.picture(page, 'wall')
    cable.cut()
    await page.locator('.link').getByText('重连中').first().waitFor()
    await page.clock.fastForward(125 * 60_000)
    await page.locator('.band').waitFor()
    await walk.picture(page, 'wall-lost')
  } finally {
    await cable.close()
  }
}

/** An administrator loads a map of invented shapes, which a wall then draws with its number, and takes it down. */
async function drawOnMap(walk: Walk): Promise<void> {
  const office = await walk.open('admin')
  await office.goto(`${walk.server.url}/displays`)
  await walk.noteWords(office)
  await office.getByRole('link', { name: '区划地图' }).click()
  await office.getByLabel('哪里的地图').selectOption({ label: '肇庆市' })
  const file = { name: '示例.geojson', mimeType: 'application/geo+json', buffer: inventedMap() }
  await office.getByLabel('选择地图文件').setInputFiles(file)
  await office.getByLabel('审图号').fill('试S(2026)001号')
  await walk.noteWords(office)
  await office.getByRole('button', { name: '上屏' }).click()
  await office.getByRole('heading', { name: '正在用的地图' }).waitFor()
  await walk.noteWords(office)

  const wall = await walk.open('demo-leader', bigScreen)
  await wall.goto(`${walk.server.url}${zhaoqing}&scene=regions`)
  await wall.getByText('审图号：试S(2026)001号').waitFor()
  await wall.getByRole('button', { name: /^端州区，/ }).click()
  await wall.getByRole('heading', { name: '端州区' }).waitFor()
  await office.getByRole('button', { name: '撤下' }).click()
  await office.getByRole('dialog').getByRole('button', { name: '撤下' }).click()
  await office.getByRole('button', { name: '换回第 1 版' }).waitFor()
  await walk.noteWords(office)
  await wall.getByText('审图号：试S(2026)001号').waitFor({ state: 'detached' })
}
