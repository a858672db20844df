import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import { watchedContext } from '#tests/support/browser/browser.ts'
import { testPassword, type TestServer } from '#tests/support/servers/test-server.ts'

export const people = {
  secretary: [['secretary'], {}],
  leader: [['reader'], { regions: ['441200'] }],
  gongxin: [['reporter'], { organisations: ['zhaoqing-gongxin'], regions: ['441200'] }],
  minzheng: [['reporter'], { organisations: ['zhaoqing-minzheng'], regions: ['441200'] }],
  zhengshu: [['reporter'], { organisations: ['zhaoqing-zhengshu'], regions: ['441200'] }],
} as const
export type Who = keyof typeof people

/** The acts of people over the three weeks, and the characters of their texts, which are filled in without keys. */
export const done = { clicks: 0, keys: 0, typed: 0 }

/** A desk for each person, who signs in anew on each day. */
export function desks(browser: Browser, server: TestServer, url: string) {
  const known = new Map<Who, { page: Page; complaints: () => string[]; day: string }>()
  return {
    at: async (who: Who, path: string): Promise<Page> => {
      const desk = known.get(who) ?? { ...(await openDesk(browser)), day: '' }
      const day = server.clock.today()
      if (desk.day !== day) {
        // Pages of an earlier day are closed, since they would go on asking with an ended session.
        const left = [...known.values()].filter((one) => one.day !== day)
        await Promise.all(left.map((one) => one.page.goto('about:blank')))
        const data = { name: who, password: testPassword }
        const answer = await desk.page.request.post(`${url}/api/session`, { data, headers: { origin: url } })
        expect(answer.ok(), await answer.text()).toBe(true)
      }
      known.set(who, { ...desk, day })
      await desk.page.goto(url + path)
      return desk.page
    },
    complaints: () => [...known.values()].flatMap(({ complaints }) => complaints()),
  }
}

async function openDesk(browser: Browser) {
  const desk = await watchedContext(browser, { viewport: { width: 1920, height: 1080 } })
  const { context } = desk
  await context.exposeFunction('acted', (kind: 'clicks' | 'keys') => done[kind]++)
  await context.addInitScript(() => {
    const { acted } = window as unknown as { acted: (kind: string) => void }
    // A key that presses a button also clicks it, and counts as one act.
    window.addEventListener('click', (event) => event.isTrusted && event.detail > 0 && acted('clicks'), true)
    window.addEventListener('keydown', (event) => event.isTrusted && acted('keys'), true)
  })
  return { page: await desk.newPage(), complaints: () => desk.complaints() }
}
