/** A square of invented land, of this many positions on each side, by its south-western corner. */
function invented([west, south]: readonly [number, number], size = 0.2, perSide = 1): number[][] {
  const corners = [
    [west, south],
    [west + size, south],
    [west + size, south + size],
    [west, south + size],
    [west, south],
  ] as const
  return corners.slice(1).flatMap(([x, y], at) => {
    const [fromX, fromY] = corners[at]!
    return Array.from({ length: perSide }, (_, step) => {
      const share = step / perSide
      // A coast that trembles, alike for both neighbours: by the place on the side, not by its direction.
      const [px, py] = [fromX + (x - fromX) * share, fromY + (y - fromY) * share]
      const tremble = step === 0 ? 0 : 0.004 * Math.sin(100_000 * (px + py))
      const told = fromX === x ? [px + tremble, py] : [px, py + tremble]
      return told.map((one) => Number(one.toFixed(7)))
    })
  })
}

const closed = (ring: number[][]) => [...ring, ring[0]!]

/** A feature of GeoJSON: an invented square with these properties. */
export function inventedShape(
  properties: object,
  corner: readonly [number, number],
  perSide = 1,
): { type: 'Feature'; properties: object; geometry: { type: 'Polygon'; coordinates: number[][][] } } {
  return {
    ...{ type: 'Feature', properties },
    geometry: { type: 'Polygon', coordinates: [closed(invented(corner, 0.2, perSide))] },
  }
}

export const collectionOf = (features: readonly object[], more: object = {}) =>
  Buffer.from(JSON.stringify({ type: 'FeatureCollection', ...more, features }))

/** Invented squares in a row, which are no places: for 端州区, 鼎湖区 and 高新区 of 肇庆, and one of no region. */
export const inventedMap = () =>
  collectionOf([
    inventedShape({ adcode: 441202, name: '甲' }, [112, 23]),
    inventedShape({ name: '鼎湖区' }, [112.2, 23]),
    inventedShape({ gb: '156441204', name: '乙' }, [112.4, 23]),
    inventedShape({ name: '高新区' }, [112.45, 23.05]),
    inventedShape({ name: '湖面' }, [112.6, 23]),
  ])
