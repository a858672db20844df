import { seededRandom } from '#metrics/numbers/seeded-random.ts'
import { brokenHttp } from './broken-http.ts'
import { diceOf } from './dice.ts'
import { usual, type HostileInput, type Victim } from './hostile-input.ts'
import { oddAddresses } from './odd-addresses.ts'
import { oddBodies } from './odd-bodies.ts'
import { oddHeaders } from './odd-headers.ts'
import { oddSockets } from './odd-sockets.ts'
import { oddValues } from './odd-values.ts'
import { slowClients } from './slow-clients.ts'

const kinds = Object.entries({
  ...brokenHttp,
  ...oddAddresses,
  ...oddHeaders,
  ...oddBodies,
  ...oddValues,
  ...oddSockets,
  ...slowClients,
})

/** The inputs of a seed, with every kind equally often, in a mixed order: the same for the same seed and victim. */
export function* hostileInputs(seed: number, count: number, victim: Victim): Generator<HostileInput> {
  const dice = diceOf(seededRandom(String(seed)))
  for (let made = 0; made < count; made += kinds.length) {
    const left = [...kinds]
    for (let place = made; place < count && left.length > 0; place += 1) {
      const [[kind, make]] = left.splice(dice.between(0, left.length - 1), 1) as [(typeof kinds)[number]]
      yield { ...usual, kind, ...make(dice, victim) }
    }
  }
}
