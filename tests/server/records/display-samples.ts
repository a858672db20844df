import { sql } from 'drizzle-orm'
import type { LedgerKind } from '#server/db/ledger/ledger-payloads.ts'
import type { Asked } from '#tests/support/callers/ask.ts'
import { fileUses } from '#server/files/file-types.ts'
import { storeMap } from '#server/records/kinds/access/maps.ts'
import { inventedMap } from '#tests/server/features/maps/invented-map.ts'
import type { TestServer } from '#tests/support/servers/test-server.ts'
import type { Sample } from './sample.ts'

type Ask = (request: string, payload?: object) => Promise<Asked>
const idOf = ({ body }: Asked) => (body as { id: string }).id

/** A display and a remote are paired and changed, a profile and a map kept and deleted, and both revoked. */
export function displaySamples(
  { deps }: TestServer,
  asAdmin: Ask,
  asSecretary: Ask,
): Readonly<Record<Extract<LedgerKind, `display${string}` | `remote${string}` | `map.${string}`>, Sample>> {
  let [display, profile, remote] = ['', '', '']
  const keepMap = async () => {
    const given = { use: fileUses.maps, name: '肇庆.geojson', by: 'person:admin' }
    const file = await deps.files.put([inventedMap()], given)
    const map = { approval: '粤S(2023)045号', file, matched: [], shapes: { features: [] } }
    await deps.store.write((writer) =>
      storeMap(writer, 'person:admin', { region: '441200', version: 1 }, map),
    )
  }
  return {
    'display.confirmed': {
      act: async () => {
        const { code } = (await asAdmin('POST /api/displays/pairing')).body as { code: string }
        display = idOf(await asAdmin('POST /api/displays', { code, name: '大厅' }))
      },
      words: '配对大屏“大厅”',
    },
    'display.changed': {
      act: () => asAdmin(`PUT /api/displays/${display}`, { name: '二楼', scope: '441200' }),
      words: '更改大屏“二楼”的设置',
    },
    'display.asked': {
      act: () => asAdmin(`POST /api/displays/${display}/acts`, { act: 'identify' }),
      words: '让大屏“二楼”显示编号 1',
    },
    'display.followed': {
      act: async () => {
        const days = { date: '2024-11-08', at: '2024-10-24' }
        const draft = { series: 'room', title: '第44周调度会', ...days, scopes: ['441200'] }
        const meeting = idOf(await asSecretary('POST /api/meetings', draft))
        await asSecretary(`PUT /api/displays/${display}/meeting`, { meeting })
      },
      words: '大屏“二楼”跟随会议“第44周调度会”',
    },
    'remote.confirmed': {
      act: async () => {
        const { code } = (await asAdmin('POST /api/displays/pairing?remote=true')).body as { code: string }
        remote = idOf(await asAdmin('POST /api/remotes', { code, name: '平板', displays: [display] }))
      },
      words: '配对遥控器“平板”',
    },
    'remote.changed': {
      act: () => asAdmin(`PUT /api/remotes/${remote}`, { displays: null }),
      words: '遥控器“平板”改为遥控全部大屏',
    },
    'remote.revoked': {
      act: () => asAdmin(`DELETE /api/remotes/${remote}`),
      words: '撤销遥控器“平板”',
    },
    'display-profile.kept': {
      act: async () => {
        const turns = [{ scope: '441200', scene: 'alerts', seconds: 30, target: null }]
        const how = { at: null, turns, density: 'desk', ground: 'dark', dimming: null }
        profile = idOf(await asAdmin('POST /api/display-profiles', { name: '大厅日常', ...how }))
      },
      words: '保存展示方案“大厅日常”',
      forgery: sql`update display_profile set body = replace(body, '441200', '440000')`,
    },
    'display-profile.removed': {
      act: () => asAdmin(`DELETE /api/display-profiles/${profile}`),
      words: '删除展示方案“大厅日常”',
      forgery: sql`delete from display_profile where body like '%removed%'`,
    },
    'map.kept': {
      act: keepMap,
      words: '载入肇庆市的区划地图（审图号 粤S(2023)045号）',
      forgery: sql`update region_map set body = replace(body, '045', '046')`,
    },
    'map.removed': {
      act: () => asAdmin('DELETE /api/maps/441200'),
      words: '撤下肇庆市的区划地图',
      forgery: sql`delete from region_map where body like '%removed%'`,
    },
    'display.revoked': {
      act: () => asAdmin(`DELETE /api/displays/${display}`),
      words: '撤销大屏“二楼”',
    },
  }
}
