// @vitest-environment happy-dom
import { mount, RouterLinkStub } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import type { MeetingVersions } from '#server/contract/meeting-changes.ts'
import type { Meeting } from '#server/contract/meetings.ts'
import PictureVersions from '#web/meetings/versions/PictureVersions.vue'

const frozen = (version: number, reason: string | null) => ({
  version,
  sequence: 40 + version,
  frozenAt: `2024-10-25T0${version}:00:00.000+08:00`,
  frozenBy: '李秘书',
  reason,
})
const meeting = { id: 'weekly-1', snapshots: [frozen(2, '更正9月数'), frozen(1, null)] } as unknown as Meeting
const same = { version: 2, figures: [], came: [], left: [], orders: [], items: [] }

const shown = (changes: Partial<MeetingVersions['versions'][number]>) =>
  mount(PictureVersions, {
    props: { meeting, versions: [{ ...same, ...changes }] },
    global: { stubs: { RouterLink: RouterLinkStub } },
  })
const words = (view: ReturnType<typeof shown>) => view.text().replace(/\s+/g, ' ')

describe('PictureVersions', () => {
  it('lists each version with who, when and why, and leads to the earlier ones', () => {
    const view = shown({})
    expect(words(view)).toContain('李秘书 2024-10-25 02:00 定格，底账截至第 42 号；原因：更正9月数')
    expect(words(view)).toContain('与第 1 版相比：数值、亮灯、督办和议题都相同。')
    expect(view.findAllComponents(RouterLinkStub).map((link) => link.props('to'))).toEqual([
      '/meetings/weekly-1/versions/1',
    ])
  })

  it('says what differs: values and lights, orders, items of the agenda', () => {
    const view = shown({
      figures: [
        {
          ...{
            target: '5g',
            name: '5G基站',
            region: '441200',
            unit: '座',
            decimals: 0,
            gap: -58,
            gapNow: 17,
          },
          ...{ light: 'far-behind', lightNow: 'on-schedule', value: 7_000, valueNow: 7_900 },
        },
      ],
      orders: [
        {
          id: '2024-1',
          number: '督办〔2024〕1号',
          order: '报送清单',
          standing: null,
          standingNow: '市工信局，待签收',
        },
      ],
      items: [{ sentence: '5G基站严重滞后。', came: false }],
    })
    for (const part of [
      '5G基站严重滞后7,000\u2009座达序时7,900\u2009座',
      '督办〔2024〕1号“报送清单”：第 1 版没有 → 市工信局，待签收',
      '不再列议题5G基站严重滞后。',
    ])
      expect(view.text()).toContain(part)
  })
})
