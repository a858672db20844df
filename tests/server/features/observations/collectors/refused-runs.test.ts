import { afterEach, beforeEach, expect, it } from 'vitest'
import { ask } from '#tests/support/callers/ask.ts'
import { openCollecting, table, type Collecting } from './open-collecting.ts'

let at: Collecting
beforeEach(async () => {
  at = await openCollecting()
})
afterEach(() => at.stop())

const hour = 3_600_000

it('counts as failing where all that the source has anew is bad, until it has something good; bad rows known before do not count, wherever they stand', async () => {
  const id = await at.make()
  const outcomes: unknown[] = []
  const answers = [
    table([7, 7_700], [12, 7_900]),
    table([7, 7_700], [12, 7_900]),
    table([7, 7_700], [12, 7_900], [8, 7_750, '某某市']),
    table([7, 7_700], [12, 7_900], [8, 7_750, '某某市']),
    '没有表',
    table([7, 7_700], [12, 7_900], [8, 7_750, '某某市']),
    table([7, 7_700], [12, 7_900], [8, 7_750]),
    table([12, 7_900]),
  ]
  for (const answer of answers) {
    await at.source.answer(answer)
    const { outcome } = await at.run(id)
    outcomes.push([outcome, (await at.shown(id)).condition])
  }
  expect(outcomes).toEqual([
    ['taken', 'normal'],
    ['same', 'normal'],
    ['refused', 'refused'],
    ['refused', 'refused'],
    ['failed', 'failing'],
    ['refused', 'failing'],
    ['taken', 'normal'],
    ['refused', 'refused'],
  ])
  await at.run(id)
  await at.run(id)
  const { condition, reason: third } = await at.shown(id)
  expect([condition, third]).toEqual([
    'failing',
    expect.stringMatching(/一个也没有收，原因见采集记录（已 3 次）$/),
  ])
  expect(
    (await ask(at.server, 'GET /api/operations', await at.admin())).body.judged.collectors,
  ).toMatchObject({
    reason: expect.stringContaining('采集中断 1 个') as string,
  })
  // A failure between is tried again soon, and is no end of the interruption.
  await at.source.answer(null)
  await at.run(id)
  const failed = await at.shown(id)
  expect([failed.condition, failed.reason]).toEqual([
    'failing',
    expect.stringMatching(/起没有好数，上次采不到：.*（已 4 次）$/),
  ])
  expect(Date.parse(failed.nextAt!) - Date.parse(failed.lastAt!)).toBe(hour / 12)
  // A bad row goes and another comes: it is told, though their number stays.
  for (const [row, outcome] of [
    [[7, 7_700, '某某市'], 'taken'],
    [[7, 'x'], 'refused'],
  ] as const) {
    await at.source.answer(table([9, 7_760], row))
    expect((await at.run(id)).outcome).toBe(outcome)
  }
  await at.source.answer(table([7, 7_700, '某某市'], [9, 7_760]))
  expect((await at.run(id)).outcome).toBe('same')
})
