import { heldMemory } from './held-memory.ts'

/** This module is preloaded into a measured server (`--import`), which then prints its memory after SIGUSR2. */
process.on('SIGUSR2', () => process.stdout.write(`memory ${JSON.stringify(heldMemory())}\n`))
