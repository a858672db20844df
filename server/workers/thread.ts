import { parentPort, workerData } from 'node:worker_threads'
import { AppError, type RefusalCode } from '../errors.ts'

/** How a thread ends that had something to say. */
export type ThreadAnswer =
  { readonly value: unknown } | { readonly refused: { readonly code: RefusalCode; readonly detail: string } }

/** What a thread does: one work, whose result or refusal it says; any other fault ends it. */
async function work({ module, input }: { readonly module: string; readonly input: unknown }): Promise<void> {
  const { run } = (await import(module)) as { run: (input: unknown) => unknown }
  try {
    const value = await run(input)
    say({ value }, value instanceof Uint8Array ? ownBytes(value) : [])
  } catch (fault) {
    if (!(fault instanceof AppError)) throw fault
    say({ refused: { code: fault.code, detail: fault.message } })
  }
}

/** What may be handed over: memory that holds these bytes and nothing else. */
function ownBytes({ buffer, byteLength }: Uint8Array): ArrayBuffer[] {
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : []
}

function say(said: ThreadAnswer, handedOver: readonly ArrayBuffer[] = []): void {
  parentPort!.postMessage(said, handedOver)
}

void work(workerData as Parameters<typeof work>[0])
