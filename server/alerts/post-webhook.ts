const answerWithin = 10_000

/** Posts JSON; anything but 2xx is a failure. The address may hold a secret: what is thrown names its host alone. */
export async function postWebhook(address: string, content: object): Promise<void> {
  const { host } = new URL(address)
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(content),
    redirect: 'error',
    signal: AbortSignal.timeout(answerWithin),
  }).catch((error: unknown) => {
    throw new Error(`webhook ${host}: ${reasonOf(error)}`)
  })
  await answer.body?.cancel()
  if (!answer.ok) throw new Error(`webhook ${host}: ${answer.status}`)
}

/** What the system says of a connection; `fetch` itself says only that it failed. */
function reasonOf(error: unknown): string {
  const { code, name } = ((error as Error).cause ?? error) as { code?: unknown; name?: string }
  return typeof code === 'string' ? code : (name ?? 'failed')
}
