import { assault } from './assault.ts'
import type { AttackOptions, AttackOutcome } from './attack-apart.ts'
import { hostileInputs } from './hostile-inputs.ts'

/** The process of the attack: `attack-apart.ts` names the victim over its channel, and gets the outcome. */
process.once('message', (message) => {
  const { port, seed, inputs, victim, ...how } = message as AttackOptions
  void assault(port, hostileInputs(seed, inputs, victim), how).then(({ sent, faults }) => {
    const outcome: AttackOutcome = { sent, faults }
    process.send?.(outcome, () => process.disconnect())
  })
})
