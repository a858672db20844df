import Type, { type Static } from 'typebox'
import { FileHash } from './action-items.ts'
import { FreeText, Instant, NameText, Nullable, RegionCode } from './scalars.ts'

const closed = { additionalProperties: false } as const

/** The most bytes of the shapes of a map, as they are stored and sent to walls. */
export const mostMapBytes = 200_000

/** A closed ring of positions, each a longitude and a latitude in degrees. */
export type MapRing = readonly (readonly [number, number])[]
/** A shape of a map; `code` is that of its region, null for a shape that belongs to no region of the catalogue. */
export interface MapShape {
  readonly type: 'Feature'
  readonly properties: { readonly code: string | null; readonly name: string }
  readonly geometry: {
    readonly type: 'MultiPolygon'
    readonly coordinates: readonly (readonly MapRing[])[]
  }
}
/** The shapes of a map as GeoJSON. */
export interface MapShapes {
  readonly type: 'FeatureCollection'
  readonly features: readonly MapShape[]
}
const Shapes = Type.Unsafe<MapShapes>({ description: 'a FeatureCollection of GeoJSON' })

const MatchedRegion = Type.Object({
  code: RegionCode,
  name: Type.String(),
  /** The names of its shapes in the file, and whether they were found by code or by name. */
  shapes: Type.Array(Type.String()),
  by: Type.Enum(['code', 'name'] as const),
})
const Counted = Type.Object({ count: Type.Integer(), first: Type.Array(Type.String()) })

/**
 * `POST /api/maps/:region/readings?name=`: a file of GeoJSON is checked, matched with the regions below one, and simplified. Nothing is
 * shown before `PUT /api/maps/:region` takes it; until then the file is kept for a day.
 */
export const MapReading = Type.Object({
  file: FileHash,
  name: Type.String(),
  matched: Type.Array(MatchedRegion),
  /** The regions of the catalogue without a shape. */
  lacking: Type.Array(Type.Object({ code: RegionCode, name: Type.String() })),
  /** The shapes that belong to no region; they are drawn without a light. */
  others: Type.Array(Type.String()),
  /** What the file holds besides, and is not drawn: shapes of other places, points and lines, islands that are too small. */
  foreign: Counted,
  skipped: Type.Integer(),
  dropped: Type.Integer(),
  /** The places where a ring crosses itself: the shape's name with the position. */
  crossings: Counted,
  pointsRead: Type.Integer(),
  pointsDrawn: Type.Integer(),
  /** The bytes of the shapes. */
  bytes: Type.Integer(),
  shapes: Shapes,
})

export const MapSent = Type.Object(
  { name: FreeText({ title: '文件名', minLength: 1, maxLength: 400 }) },
  closed,
)
export const KeepMap = Type.Object(
  {
    file: FileHash,
    name: FreeText({ title: '文件名', minLength: 1, maxLength: 400 }),
    /** The approval number (审图号), which is shown on the map wherever it is drawn. */
    approval: NameText({ title: '审图号', minLength: 1, maxLength: 40 }),
  },
  closed,
)
/** `POST /api/maps/:region/restored`: an earlier version is the map again. */
export const RestoreMap = Type.Object({ version: Type.Integer({ minimum: 1 }) }, closed)

const MapVersion = Type.Object({
  version: Type.Integer(),
  /** Whether the version is a map, and not the removal of the one before. */
  isMap: Type.Boolean(),
  /** Null where it was removed, as is the file. */
  approval: Nullable(Type.String()),
  name: Nullable(Type.String()),
  sha256: Nullable(Type.String({ description: 'of the file as it was sent' })),
  matched: Type.Integer(),
  changedAt: Instant,
  changedBy: Type.String(),
})
/** A map with its versions, the newest first, which is in force. */
export const KeptMap = Type.Object({ region: RegionCode, versions: Type.Array(MapVersion) })
/** `GET /api/maps`: the maps of all regions, also the removed ones. */
export const KeptMaps = Type.Object({ maps: Type.Array(KeptMap) })

/** `GET /api/maps/:region`: the map of the regions below one; null where none is kept, and tiles are shown. */
export const RegionMap = Type.Object({
  region: RegionCode,
  map: Nullable(Type.Object({ version: Type.Integer(), approval: Type.String(), shapes: Shapes })),
})

export type MapReading = Static<typeof MapReading>
export type KeepMap = Static<typeof KeepMap>
export type KeptMap = Static<typeof KeptMap>
export type KeptMaps = Static<typeof KeptMaps>
export type RegionMap = Static<typeof RegionMap>
