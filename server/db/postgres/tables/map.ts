import { index, pgTable } from 'drizzle-orm/pg-core'
import { sequence, text } from '../columns.ts'

/** The versions of the maps of regions (区划地图), whose shapes, or that it was removed, `body` tells as JSON. */
export const regionMap = pgTable(
  'region_map',
  {
    id: text('id').primaryKey(),
    region: text('region').notNull(),
    body: text('body').notNull(),
    sequence: sequence('sequence').notNull(),
  },
  (t) => [index('region_map_region').on(t.region, t.sequence)],
)
