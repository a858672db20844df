import { heldMemory } from './held-memory.ts'

/** Preloaded into a measured server (`--import`): after SIGUSR2 it prints what it holds. */
process.on('SIGUSR2', () => process.stdout.write(`memory ${JSON.stringify(heldMemory())}\n`))
