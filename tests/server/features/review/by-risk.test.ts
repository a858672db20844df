import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ReviewItem } from '#server/contract/review.ts'
import { ask } from '#tests/support/callers/ask.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import { openDesk, type Desk } from '#tests/support/given/desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
  const county = (value: number, period: string) => ({ ...stations(value, '441202'), period })
  await approve(desk.server, [
    stations(7_000, '441200', '01'),
    ...[county(870, '2023-M10'), county(880, '2023-M11'), county(890, '2023-M12'), county(900, '2024-M01')],
  ])
  // A first value, one that moves by 1 %, one on which a light depends, and one that the checks ask about.
  const submitted = [
    stations(300, '441203', '02'),
    stations(910, '441202', '02'),
    stations(7_050, '441200', '02'),
    { ...stations(2_900, '441202', '03'), note: '市局机房搬迁，分县清单已附' },
  ]
  for (const item of submitted)
    await ask(desk.server, 'POST /api/observations', desk.reporter, { items: [item] })
})
afterAll(() => desk.server.stop())

const queue = async (query: string) =>
  (await ask(desk.server, `GET /api/review?${query}`, desk.reviewer)).body as {
    readonly items: readonly ReviewItem[]
    readonly next: number | null
  }
const values = ({ items }: Awaited<ReturnType<typeof queue>>) =>
  items.map(({ observation }) => observation.value)

describe('GET /api/review?order=risk (W-12)', () => {
  it('lists what is in question first, then what a light depends on, then by how far a value moves', async () => {
    expect(values(await queue(''))).toEqual([300, 910, 7_050, 2_900])
    const whole = await queue('order=risk')
    expect(values(whole)).toEqual([2_900, 7_050, 300, 910])
    expect(whole.items.map(({ findings, judged }) => [findings.length > 0, judged])).toEqual([
      ...[
        [true, false],
        [false, true],
        [false, false],
        [false, false],
      ],
    ])
  })

  it('has what is in question on the first page, however long it waits, and tells each once', async () => {
    const first = await queue('order=risk&limit=2')
    expect(values(first)).toEqual([2_900, 300])
    const second = await queue(`order=risk&limit=2&after=${first.next}`)
    expect([values(second), second.next]).toEqual([[7_050, 910], null])
  })

  it('lists what would turn a light before what a light only depends on', async () => {
    // From 6,800 to 8,000 a year: 7,050 in February is on schedule like 7,000 in January, 7,100 in September is not.
    await approve(desk.server, [{ ...stations(6_800, '441200'), period: '2023-M12' }])
    const september = { ...stations(7_100, '441200', '09'), note: '市局机房搬迁，停开三处站址' }
    await ask(desk.server, 'POST /api/observations', desk.reporter, { items: [september] })
    const { items } = await queue('order=risk')
    const ofCity = items.filter(({ observation }) => observation.region === '441200')
    expect(ofCity.map(({ observation, turns }) => [observation.value, turns])).toEqual([
      [7_100, true],
      [7_050, undefined],
    ])
    expect((await queue('')).items.some(({ turns }) => turns)).toBe(false)
  })
})
