import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

/** What this process holds, garbage aside. */
export function heldMemory(): NodeJS.MemoryUsage {
  collectGarbage()
  return process.memoryUsage()
}
