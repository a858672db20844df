import { refusedMap, type ReadFile } from './parse-geojson.ts'

/** Coordinate systems of longitudes and latitudes: WGS84, and CGCS2000, which differs from it by centimetres. */
const ofDegrees =
  /^(?:.*(?:CRS:?84|EPSG\D{0,3}[\d.]*:?(?:4326|4490)|CGCS[ _]?2000|WGS[ _]?(?:19)?84|Geodetic_Coordinate_System_2000)|4326|4490)$/i
const howToExport =
  '请在 QGIS 里用“导出 → 要素另存为”，坐标参考系选 EPSG:4490（CGCS2000）或 EPSG:4326（WGS84），再传。'

/** The degrees within which China lies. */
const [west, east, south, north] = [73, 136, 3, 54]

/** Refuses coordinates that are no longitudes and latitudes within China. @throws AppError bad-map */
export function checkCoordinates({ shapes, system }: ReadFile): void {
  if (system !== undefined && !ofDegrees.test(system))
    throw refusedMap(`坐标系是 ${system}，不是经纬度。${howToExport}`)
  let [isSwapped, outside] = [true, undefined as string | undefined]
  for (const { name, polygons } of shapes) {
    for (const [x, y] of polygons.flat(2)) {
      const place = `“${name}” ${x}, ${y}`
      if (Math.abs(x) > 180 || Math.abs(y) > 180)
        throw refusedMap(`坐标不是经纬度（${place}），像是以米计的投影坐标。${howToExport}`)
      if (x < west || x > east || y < south || y > north) outside ??= place
      if (y < west || y > east || x < south || x > north) isSwapped = false
    }
  }
  if (isSwapped) throw refusedMap('经度和纬度写反了。GeoJSON 先写经度、后写纬度，请在导出时改过来再传。')
  if (outside !== undefined)
    throw refusedMap(`有坐标不在中国境内（${outside}）。请核对是不是选错了文件，或坐标系不对。${howToExport}`)
}
