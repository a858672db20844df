import type { Indicator } from '#metrics/catalogue/indicator.ts'
import {
  guangdong5gBaseStations,
  guangdong5gBaseStationsIndicator,
} from './published/guangdong-5g-base-stations.ts'
import {
  guangdongDigitalisedEnterprises,
  guangdongDigitalisedEnterprisesIndicator,
  guangdongSmesOnCloud,
  guangdongSmesOnCloudIndicator,
} from './published/guangdong-digitalised-enterprises.ts'
import {
  national5gBaseStations,
  national5gBaseStationsIndicator,
} from './published/national-5g-base-stations.ts'
import { national5gUsers, national5gUsersIndicator } from './published/national-5g-users.ts'
import type { PublishedObservation } from './published/published-observation.ts'

export const publishedIndicators: readonly Indicator[] = [
  national5gBaseStationsIndicator,
  national5gUsersIndicator,
  guangdong5gBaseStationsIndicator,
  guangdongDigitalisedEnterprisesIndicator,
  guangdongSmesOnCloudIndicator,
]

/** Every real figure that is shipped with the program, to be stored as approved. */
export const publishedObservations: readonly PublishedObservation[] = [
  ...national5gBaseStations,
  ...national5gUsers,
  ...guangdong5gBaseStations,
  ...guangdongDigitalisedEnterprises,
  ...guangdongSmesOnCloud,
]
