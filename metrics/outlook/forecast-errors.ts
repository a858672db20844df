export type ForecastMethod = 'half-drift' | 'naive'

/** Half-drift needs this many values; with fewer, the last value stands. Rule O-1. */
export const DRIFT_POINTS = 5

/** Sizes of errors, smallest first: what 5 %, 10 % … 100 % of them do not exceed. */
export type ErrorSizes = readonly number[]

type Tables = Readonly<Record<ForecastMethod, readonly ErrorSizes[]>>

/*
 * How far off the forecasts were, in units of the series' mean move, for 1 to 6 steps ahead. Derived on the first,
 * third, fifth … of the 645 yearly series of the M3 competition (Makridakis & Hibon 2000), cut to their last five
 * values for half-drift, to two, three and four for the last value; series that did not move in those are left out.
 * The other half is left to test the intervals on, where these widths cover 77–81 % instead of 80 %. OWN: of the
 * step's own value. SUMMED: of the sum of all steps up to it. Three digits. Re-derived by the tests. Rule O-2.
 */
const OWN: Tables = {
  'half-drift': [
    [
      0.0712, 0.119, 0.182, 0.232, 0.315, 0.372, 0.438, 0.515, 0.571, 0.636, 0.757, 0.817, 0.924, 1.03, 1.22,
      1.4, 1.58, 2.04, 2.56, 5.3,
    ],
    [
      0.136, 0.234, 0.311, 0.422, 0.555, 0.657, 0.788, 0.925, 1.01, 1.13, 1.25, 1.39, 1.63, 1.89, 2.14, 2.49,
      2.86, 3.77, 4.63, 15.8,
    ],
    [
      0.196, 0.311, 0.442, 0.561, 0.673, 0.88, 1.01, 1.25, 1.42, 1.61, 1.88, 2.11, 2.39, 2.71, 3.04, 3.36,
      4.04, 5.14, 8.31, 23.6,
    ],
    [
      0.224, 0.373, 0.486, 0.707, 0.84, 1.1, 1.43, 1.71, 2.05, 2.21, 2.44, 2.66, 3.03, 3.59, 4.12, 4.8, 5.26,
      6.42, 8.81, 24.1,
    ],
    [
      0.152, 0.429, 0.62, 0.879, 1.1, 1.36, 1.57, 1.84, 2.16, 2.5, 2.8, 3.2, 3.55, 4, 4.67, 5.5, 6.56, 7.58,
      10.2, 29.8,
    ],
    [
      0.207, 0.404, 0.615, 0.841, 1.12, 1.42, 1.71, 1.95, 2.16, 2.62, 3.07, 3.51, 4.12, 4.84, 5.26, 5.95,
      6.95, 8.89, 12.7, 35.8,
    ],
  ],
  naive: [
    [
      0.0756, 0.148, 0.251, 0.372, 0.462, 0.583, 0.679, 0.779, 0.889, 0.98, 1.06, 1.15, 1.25, 1.37, 1.48,
      1.63, 1.96, 2.43, 4.07, 78.7,
    ],
    [
      0.122, 0.288, 0.492, 0.636, 0.798, 0.911, 1.08, 1.25, 1.46, 1.64, 1.8, 2.03, 2.19, 2.38, 2.64, 3.02,
      3.71, 4.58, 7.27, 275,
    ],
    [
      0.163, 0.339, 0.572, 0.781, 0.981, 1.21, 1.4, 1.68, 1.97, 2.2, 2.49, 2.82, 3.07, 3.45, 3.82, 4.27, 5.08,
      6.97, 12.7, 476,
    ],
    [
      0.274, 0.439, 0.622, 0.818, 1.04, 1.42, 1.69, 1.97, 2.41, 2.72, 3.18, 3.49, 4.02, 4.56, 5.11, 5.64,
      6.65, 8.12, 13.6, 449,
    ],
    [
      0.201, 0.465, 0.707, 0.925, 1.26, 1.6, 2, 2.3, 2.62, 2.93, 3.32, 3.86, 4.34, 5.15, 6.03, 6.78, 7.83,
      9.94, 15.9, 617,
    ],
    [
      0.277, 0.534, 0.799, 1.04, 1.24, 1.51, 1.87, 2.3, 2.73, 3.22, 3.81, 4.47, 5.2, 6.05, 6.89, 7.97, 9.12,
      11, 16.2, 659,
    ],
  ],
}

const SUMMED: Tables = {
  'half-drift': [
    [
      0.0712, 0.119, 0.182, 0.232, 0.315, 0.372, 0.438, 0.515, 0.571, 0.636, 0.757, 0.817, 0.924, 1.03, 1.22,
      1.4, 1.58, 2.04, 2.56, 5.3,
    ],
    [
      0.132, 0.302, 0.449, 0.64, 0.857, 0.985, 1.2, 1.43, 1.56, 1.77, 1.98, 2.26, 2.46, 2.84, 3.19, 3.69,
      4.49, 5.03, 7.1, 17.4,
    ],
    [
      0.29, 0.474, 0.786, 1.12, 1.42, 1.68, 2.05, 2.41, 2.75, 3.19, 3.53, 4.14, 4.71, 5.48, 6.27, 6.8, 8.04,
      9.87, 12.4, 39.7,
    ],
    [
      0.479, 0.956, 1.42, 1.89, 2.38, 2.88, 3.34, 3.91, 4.52, 4.95, 5.86, 6.67, 7.62, 8.72, 9.86, 11.3, 12.8,
      14.8, 20.1, 60.2,
    ],
    [
      0.569, 1.29, 2.06, 2.66, 3.57, 4.34, 4.86, 5.54, 6.52, 7.09, 8.32, 9.85, 10.8, 12.2, 14.4, 15.9, 19.1,
      22, 30, 76.9,
    ],
    [
      0.785, 1.5, 2.61, 3.86, 4.65, 5.58, 6.59, 7.68, 8.86, 9.99, 11.3, 12.7, 15.4, 16.3, 18.4, 21.4, 24.9,
      30.7, 39.1, 112,
    ],
  ],
  naive: [
    [
      0.0756, 0.148, 0.251, 0.372, 0.462, 0.583, 0.679, 0.779, 0.889, 0.98, 1.06, 1.15, 1.25, 1.37, 1.48,
      1.63, 1.96, 2.43, 4.07, 78.7,
    ],
    [
      0.233, 0.49, 0.719, 1.01, 1.29, 1.55, 1.78, 2, 2.25, 2.55, 2.85, 3.12, 3.37, 3.6, 3.94, 4.37, 5.05,
      6.68, 11.4, 354,
    ],
    [
      0.477, 0.902, 1.33, 1.7, 2.25, 2.65, 3.09, 3.53, 4.04, 4.61, 5.13, 5.72, 6.35, 6.81, 7.42, 8.3, 9.84,
      13.5, 21, 829,
    ],
    [
      0.515, 1.15, 1.63, 2.3, 2.93, 3.65, 4.37, 5.26, 6.35, 7.18, 8.19, 9.12, 10, 11.1, 12.3, 13.4, 15.6, 20,
      33.2, 1100,
    ],
    [
      0.75, 1.29, 2.1, 2.83, 3.85, 4.86, 6.23, 7.32, 8.64, 10.3, 11.4, 12.6, 14.1, 16.1, 17.9, 19.8, 23, 28,
      46.1, 1340,
    ],
    [
      1.1, 1.84, 2.85, 3.93, 4.86, 6.29, 7.91, 9.56, 11.3, 13.5, 15.2, 16.9, 19.2, 21.8, 24.2, 27.3, 31, 38.7,
      55.2, 2000,
    ],
  ],
}

const FAR = 6

/** Error sizes of the value `steps` ahead; beyond the sixth they grow in proportion to the steps. Rule O-3. */
export function ownErrors(method: ForecastMethod, steps: number): ErrorSizes {
  return beyond(OWN[method], steps, steps / FAR)
}

/** Error sizes of the sum of the next `steps` values; beyond the sixth they grow with the square. Rule O-3. */
export function summedErrors(method: ForecastMethod, steps: number): ErrorSizes {
  return beyond(SUMMED[method], steps, (steps / FAR) ** 2)
}

function beyond(tables: readonly ErrorSizes[], steps: number, growth: number): ErrorSizes {
  return tables[steps - 1] ?? tables[FAR - 1]!.map((size) => size * growth)
}

/** The size that a share (0…1) of the errors does not exceed, straight between the sizes that stand. */
export function quantileAt(sizes: ErrorSizes, share: number): number {
  const place = share * sizes.length - 1
  const [below, above] = [sizes[Math.floor(place)] ?? 0, sizes[Math.ceil(place)] ?? 0]
  return below + (above - below) * (place - Math.floor(place))
}

/** Share (0…1) of the errors that do not exceed a size; the inverse of `quantileAt`. */
export function shareWithin(sizes: ErrorSizes, size: number): number {
  const place = sizes.findIndex((bound) => bound > size)
  if (place < 0) return 1
  const below = sizes[place - 1] ?? 0
  return (place + (size - below) / (sizes[place]! - below)) / sizes.length
}
