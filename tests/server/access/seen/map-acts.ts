import { collectionOf, inventedShape } from '#tests/server/features/maps/invented-map.ts'
import type { Act } from './act.ts'

const region = '441200'
const named = `?name=${encodeURIComponent('肇庆.geojson')}`
const approval = '粤S(2023)045号'

/** What is done to the map that an administrator kept. */
export const actsOnMap: readonly Act[] = [
  {
    ...{ route: 'POST /api/maps/:region/readings', who: 'administrator', of: [region], query: named },
    ...{
      body: collectionOf([inventedShape({ adcode: 441203 }, [112, 23])]),
      type: 'application/octet-stream',
    },
  },
  {
    ...{ route: 'PUT /api/maps/:region', who: 'administrator', of: [region] },
    by: ({ file }) => ({ body: { file, name: '肇庆.geojson', approval } }),
  },
  {
    ...{ route: 'POST /api/maps/:region/restored', who: 'system-administrator', of: [region] },
    body: { version: 1 },
  },
  { route: 'DELETE /api/maps/:region', who: 'system-administrator', of: [region] },
]
