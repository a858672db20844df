import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** The versions of the maps of regions (区划地图), whose shapes, or that it was removed, `body` tells as JSON. */
export const regionMap = sqliteTable(
  'region_map',
  {
    /** The region and the number of its version: `441200/2`. */
    id: text('id').primaryKey(),
    region: text('region').notNull(),
    body: text('body').notNull(),
    sequence: integer('sequence').notNull(),
  },
  (t) => [index('region_map_region').on(t.region, t.sequence)],
)
