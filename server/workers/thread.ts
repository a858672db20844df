import { parentPort, workerData } from 'node:worker_threads'
import { AppError, type RefusalCode } from '../errors.ts'

/** The answer of a thread that ended regularly. */
export type ThreadAnswer =
  { readonly value: unknown } | { readonly refused: { readonly code: RefusalCode; readonly detail: string } }

/** Runs the work of a thread and posts its result or refusal; any other error ends the thread. */
async function work({ module, input }: { readonly module: string; readonly input: unknown }): Promise<void> {
  const { run } = (await import(module)) as { run: (input: unknown) => unknown }
  try {
    const value = await run(input)
    post({ value }, value instanceof Uint8Array ? ownBytes(value) : [])
  } catch (fault) {
    if (!(fault instanceof AppError)) throw fault
    post({ refused: { code: fault.code, detail: fault.message } })
  }
}

/** The buffers of bytes that own all of their memory, which can be handed over. */
function ownBytes({ buffer, byteLength }: Uint8Array): ArrayBuffer[] {
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : []
}

function post(answer: ThreadAnswer, handedOver: readonly ArrayBuffer[] = []): void {
  parentPort!.postMessage(answer, handedOver)
}

void work(workerData as Parameters<typeof work>[0])
