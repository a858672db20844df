import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { ServerProcess } from '#tests/support/servers/server-process.ts'

/** A meeting of a series is prepared, frozen and from then on held. @returns its id */
export async function openRoomMeeting(page: Page, server: ServerProcess, series: string): Promise<string> {
  await page.goto(`${server.url}/meetings`)
  const post = async (path: string, data: object = {}) => {
    const answer = await page.request.post(`${server.url}${path}`, { data })
    expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true)
    return (await answer.json()) as { id: string }
  }
  const draft = { series, title: '第40周调度会', date: '2024-10-04', at: '2024-09-30', scopes: ['441200'] }
  const { id } = await post('/api/meetings', draft)
  await post(`/api/meetings/${id}/freeze`)
  await post(`/api/meetings/${id}/hold`)
  return id
}

/** A finger swipes across a page, with the events of a touch screen. */
export async function swipe(page: Page, [fromX, fromY]: [number, number], [toX, toY]: [number, number]) {
  const session = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: { x: number; y: number }[]) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: points })
  await touch('touchStart', [{ x: fromX, y: fromY }])
  for (const part of [0.25, 0.5, 0.75, 1])
    await touch('touchMove', [{ x: fromX + (toX - fromX) * part, y: fromY + (toY - fromY) * part }])
  await touch('touchEnd', [])
  await session.detach()
}
