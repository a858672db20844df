import { describe, expect } from 'vitest'
import { axeFaults } from '#tests/support/browser/axe-faults.ts'
import { watchedContext } from '#tests/support/browser/browser.ts'
import { signIn } from '#tests/support/callers/sign-in.ts'
import { it } from '../browser-test.ts'

describe('a light rule', () => {
  it('needs a basis, shows above the button what it changes, asks, is confirmed by a second person, and is taken back the same day', async ({
    server,
    browser,
  }) => {
    const admin = await watchedContext(browser, { viewport: { width: 1920, height: 1080 } })
    await signIn(admin.context, server, 'admin')
    const page = await admin.newPage()
    await page.goto(`${server.url}/light-rules`)
    const current = page.getByRole('row').filter({ hasText: 'xushi-1' })
    await current.getByText('随程序提供').waitFor()
    await current.getByRole('button', { name: '以此拟新规则' }).click()
    await page.getByLabel('名称').fill('宽松规则')
    await page.getByLabel('达序时，差距不低于').fill('-60')
    await page.getByLabel('滞后，差距不低于').fill('-80')
    const keep = page.getByRole('button', { name: '确定施行' })
    expect(await keep.isDisabled()).toBe(true)
    await page.getByLabel('依据').fill('属实')
    await page.getByText('请写明依据：文件名称和文号，或作出决定的会议和日期。').waitFor()
    expect(await keep.isDisabled()).toBe(true)
    const basis = '2026年第12次市政府常务会议纪要'
    await page.getByLabel('依据').fill(basis)
    const onDay = page.getByRole('region', { name: '施行当日' })
    await onDay
      .getByText(/盏灯|目标的灯都不变|现行规则/)
      .first()
      .waitFor()
    const above = await onDay.boundingBox()
    expect(above!.y + above!.height).toBeLessThanOrEqual((await keep.boundingBox())!.y)

    await keep.click()
    const asked = page.getByRole('dialog', { name: /“宽松规则”自.+起施行？/ })
    await asked.getByText(`依据：${basis}`).waitFor()
    await asked.getByText(/施行当日 \d+ 个目标中/).waitFor()
    expect(await axeFaults(page)).toEqual([])
    await page.keyboard.press('Escape')
    await asked.waitFor({ state: 'detached' })
    expect(await page.getByRole('row').filter({ hasText: 'xushi-2' }).count()).toBe(0)

    await keep.click()
    await asked.getByRole('button', { name: '确定施行' }).click()
    const kept = page.getByRole('row').filter({ hasText: 'xushi-2' })
    await page.getByText('另一位管理员在“计划”页确认后生效').waitFor()
    expect(await kept.count()).toBe(0)

    // The proposer cannot confirm the rule; a second person sees the lights that would change.
    await page.goto(`${server.url}/plans`)
    const waiting = page.getByRole('region', {
      name: '目标、指标、规则、日历、机构和区划的变更，须第二人确认',
    })
    await waiting.getByText('待确认').waitFor()
    expect(await waiting.getByRole('button', { name: '确认生效' }).count()).toBe(0)
    const headers = { origin: server.url }
    const made = await admin.context.request.post(`${server.url}/api/people`, {
      headers,
      data: {
        ...{ name: 'lin', displayName: '林岗', roles: ['system-administrator'] },
        ...{ organisations: [], regions: [] },
      },
    })
    const { password } = (await made.json()) as { password: string }
    const other = await watchedContext(browser, { viewport: { width: 1920, height: 1080 } })
    await other.context.request.post(`${server.url}/api/session`, {
      headers,
      data: { name: 'lin', password },
    })
    await other.context.request.put(`${server.url}/api/session/password`, {
      headers,
      data: { current: password, next: 'five brown herons' },
    })
    const second = await other.newPage()
    const confirm = async () => {
      await second.goto(`${server.url}/plans`)
      const list = second.getByRole('region', {
        name: '目标、指标、规则、日历、机构和区划的变更，须第二人确认',
      })
      await list.getByRole('button', { name: '不同意' }).waitFor()
      await list.getByRole('region', { name: '会改变的灯' }).getByRole('heading').waitFor()
      expect(await axeFaults(second)).toEqual([])
      if (process.env['PICTURES'])
        await second.screenshot({ path: `${process.env['PICTURES']}/proposals.png` })
      await list.getByRole('button', { name: '确认生效' }).click()
      await list.getByRole('button', { name: '不同意' }).waitFor({ state: 'detached' })
      await list.getByText(/^处理过的 \d+ 项$/).click()
      await list.getByText('已确认').first().waitFor()
      await page.goto(`${server.url}/light-rules`)
    }
    await confirm()
    await kept.getByText('施行中').waitFor()
    await kept.getByText(`依据：${basis}`).waitFor()
    expect(await current.getByText('已被替代').count()).toBe(1)

    await kept.getByRole('button', { name: '撤回' }).click()
    const back = page.getByRole('dialog', { name: '撤回“宽松规则”？' })
    await back.getByText('撤回后由“序时规则（第1版）”重新判定').waitFor()
    await back.getByRole('button', { name: '撤回' }).click()
    await page.getByText('另一位管理员在“计划”页确认后生效').waitFor()
    expect(await kept.count()).toBe(1)
    await confirm()
    await kept.waitFor({ state: 'detached' })
    await current.getByText('施行中').waitFor()
    expect(admin.complaints()).toEqual([])
    await admin.context.close()
  })
})
