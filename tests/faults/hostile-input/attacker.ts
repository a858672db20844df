import { assault } from './assault.ts'
import type { AttackOptions, AttackOutcome } from './attack-apart.ts'
import { hostileInputs } from './hostile-inputs.ts'

/** A process of its own: `attack-apart.ts` says over its channel whom to attack, and is told what came of it. */
process.once('message', (message) => {
  const { port, seed, inputs, victim, ...how } = message as AttackOptions
  void assault(port, hostileInputs(seed, inputs, victim), how).then(({ sent, faults }) => {
    const outcome: AttackOutcome = { sent, faults }
    process.send?.(outcome, () => process.disconnect())
  })
})
