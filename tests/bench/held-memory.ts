import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

/** The memory of this process after a garbage collection. */
export function heldMemory(): NodeJS.MemoryUsage {
  collectGarbage()
  return process.memoryUsage()
}
