import type { Palette } from './palette.ts'

type Position = readonly [number, number]
type Ring = readonly Position[]

/** A shape of a map: the code of its region, null for none, and its polygons in degrees. */
export interface MappedShape {
  readonly properties: { readonly code: string | null; readonly name: string }
  readonly geometry: { readonly coordinates: readonly (readonly Ring[])[] }
}

/** Whether a shape is that of a functional zone, which lies within counties: its code is that of the city with a name. */
export const isZoneShape = ({ properties: { code } }: MappedShape) => code?.includes('-') === true

/** The place of a map on a field of pixels. */
export interface MapFrame {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  /** How much narrower a degree of longitude is than one of latitude. */
  readonly aspect: number
  /** The pixels of a position, and the position of pixels. */
  readonly pixelsOf: (position: Position) => Position
  readonly positionOf: (pixels: Position) => Position
}

/** The largest frame of a map within a field, in its middle; `margin` pixels are free around it. */
export function mapFrame(
  shapes: readonly MappedShape[],
  field: { readonly width: number; readonly height: number },
  margin = 4,
): MapFrame {
  const positions = shapes.flatMap(({ geometry }) => geometry.coordinates.flat(2))
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity]
  for (const [x, y] of positions) {
    ;[west, east] = [Math.min(west, x), Math.max(east, x)]
    ;[south, north] = [Math.min(south, y), Math.max(north, y)]
  }
  const aspect = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const [wide, tall] = [(east - west) * aspect, north - south]
  const room = [Math.max(1, field.width - 2 * margin), Math.max(1, field.height - 2 * margin)] as const
  const scale = Math.min(room[0] / wide, room[1] / tall)
  const [width, height] = [wide * scale, tall * scale]
  const [left, top] = [(field.width - width) / 2, (field.height - height) / 2]
  return {
    ...{ left, top, width, height, aspect },
    pixelsOf: ([x, y]) => [left + (x - west) * aspect * scale, top + (north - y) * scale],
    positionOf: ([x, y]) => [west + (x - left) / (aspect * scale), north - (y - top) / scale],
  }
}

/** The number of places in a row that are tried for a label. */
const tried = 15

/**
 * The place of a shape's label: of places within its largest part, and outside of the shapes that are drawn above it, the
 * one that is farthest from all borders.
 */
export function labelPlace({ geometry }: MappedShape, above: readonly MappedShape[] = []): Position {
  const [largest] = geometry.coordinates.map(extentOf).toSorted((a, b) => b.area - a.area)
  const { rings, west, east, south, north } = largest!
  const others = above.flatMap((shape) => shape.geometry.coordinates)
  const borders = [...rings, ...others.flat()]
  let [best, room]: [Position, number] = [rings[0]![0]!, -1]
  for (let column = 0; column < tried; column += 1)
    for (let row = 0; row < tried; row += 1) {
      const place: Position = [
        west + ((column + 0.5) / tried) * (east - west),
        south + ((row + 0.5) / tried) * (north - south),
      ]
      if (!isWithinAll(rings, place) || others.some((one) => isWithinAll(one, place))) continue
      const free = Math.min(...borders.map((ring) => distanceToRing(ring, place)))
      if (free > room) [best, room] = [place, free]
    }
  return best
}

function extentOf(rings: readonly Ring[]) {
  const [xs, ys] = [rings[0]!.map(([x]) => x), rings[0]!.map(([, y]) => y)]
  const [west, east, south, north] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  return { rings, west, east, south, north, area: (east - west) * (north - south) }
}

function distanceToRing(ring: Ring, [x, y]: Position): number {
  let least = Infinity
  for (const [place, [ax, ay]] of ring.entries()) {
    const [bx, by] = ring[(place + 1) % ring.length]!
    const [dx, dy] = [bx - ax, by - ay]
    const length = dx * dx + dy * dy
    const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length))
    least = Math.min(least, Math.hypot(x - ax - along * dx, y - ay - along * dy))
  }
  return least
}

/** A label's middle and size in pixels. */
export interface LabelBox {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Tells of each label whether it has room; those before it in the list have taken theirs. */
export function labelsWithRoom(boxes: readonly LabelBox[]): boolean[] {
  const taken: LabelBox[] = []
  return boxes.map((box) => {
    const isFree = taken.every(
      (other) =>
        Math.abs(other.x - box.x) * 2 >= other.width + box.width ||
        Math.abs(other.y - box.y) * 2 >= other.height + box.height,
    )
    if (isFree) taken.push(box)
    return isFree
  })
}

/** The shape at a position: the last one, which is drawn above the others. */
export function shapeAt<Shape extends MappedShape>(
  shapes: readonly Shape[],
  position: Position,
): Shape | undefined {
  return shapes.findLast(({ geometry }) => geometry.coordinates.some((rings) => isWithinAll(rings, position)))
}

/** Whether a position lies within the border of a polygon, and in none of its holes. */
const isWithinAll = (rings: readonly Ring[], position: Position) =>
  rings.filter((ring) => isWithin(ring, position)).length % 2 === 1

function isWithin(ring: Ring, [x, y]: Position): boolean {
  let within = false
  for (const [place, [ax, ay]] of ring.entries()) {
    const [bx, by] = ring[(place + 1) % ring.length]!
    if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) within = !within
  }
  return within
}

/** How a shape is filled: a colour, or a style token of one, and how dense it is. */
export interface ShapeFill {
  readonly colour: string
  readonly density: number
  /** Whether the shape is the one that is looked at. */
  readonly chosen?: boolean
}

/** The name of a shape in the registered map: the code of its region, else its place in the list. */
export const shapeKey = ({ properties }: MappedShape, place: number) => properties.code ?? `other-${place}`

/** A map as an option for the component `geo` of ECharts, which draws the registered map `name` in a frame, zones with a dashed border. */
export function regionMapOption(
  shapes: readonly MappedShape[],
  {
    name,
    frame,
    fillOf,
    palette,
  }: {
    readonly name: string
    readonly frame: MapFrame
    readonly fillOf: (code: string | null) => ShapeFill
    readonly palette: Pick<Palette, 'ground' | 'faint' | 'text' | 'resolve'>
  },
) {
  const { left, top, width, height, aspect } = frame
  return {
    animation: false,
    geo: {
      ...{
        map: name,
        silent: true,
        roam: false,
        selectedMode: 'single' as const,
        left,
        top,
        width,
        height,
        aspectScale: aspect,
      },
      label: { show: false },
      regions: shapes.map((shape, place) => {
        const { colour, density, chosen = false } = fillOf(shape.properties.code)
        const areaColor = mixed(palette.resolve(colour), palette.ground, density)
        const borderType = isZoneShape(shape) ? ('dashed' as const) : ('solid' as const)
        return {
          ...{ name: shapeKey(shape, place), selected: chosen },
          itemStyle: { areaColor, borderType, borderColor: palette.faint, borderWidth: 1 },
          // A selected shape is drawn above its neighbours, so that its border is whole.
          select: {
            label: { show: false },
            itemStyle: { areaColor, borderType, borderColor: palette.text, borderWidth: 3 },
          },
        }
      }),
    },
  }
}

/** A colour laid over another with this density, both as `#rrggbb`: shapes above others let nothing through. */
function mixed(colour: string, ground: string, density: number): string {
  const channel = (text: string, at: number) => Number.parseInt(text.slice(1 + 2 * at, 3 + 2 * at), 16)
  const channels = [0, 1, 2].map((at) => {
    const [over, under] = [channel(colour, at), channel(ground, at)]
    return Math.round(under + (over - under) * density)
  })
  return `#${channels.map((one) => one.toString(16).padStart(2, '0')).join('')}`
}
