const answerWithin = 10_000

/**
 * Posts JSON under an id by which the receiver recognises a repetition; any answer but 2xx is a failure. The address may contain a secret,
 * so an error names its host alone.
 */
export async function postWebhook(
  address: string,
  { id, content }: { readonly id: string; readonly content: object },
): Promise<void> {
  const url = new URL(address)
  const { host } = url
  const authorization = basicOf(url)
  // `fetch` refuses an address with a name or a password.
  url.username = url.password = ''
  const answer = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'xushi-message-id': id,
      ...(authorization && { authorization }),
    },
    body: JSON.stringify(content),
    redirect: 'error',
    signal: AbortSignal.timeout(answerWithin),
  }).catch((error: unknown) => {
    throw new Error(`webhook ${host}: ${reasonOf(error)}`)
  })
  await answer.body?.cancel()
  if (!answer.ok) throw new Error(`webhook ${host}: ${answer.status}`)
}

/** The header of HTTP Basic for a name and a password in an address; undefined where there is none. */
function basicOf({ username, password }: URL): string | undefined {
  if (username === '' && password === '') return undefined
  const plain = `${decoded(username)}:${decoded(password)}`
  return `Basic ${Buffer.from(plain).toString('base64')}`
}

/** Decodes a part of an address; a percent sign that encodes nothing stays as it is. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** The system's reason of a failed connection; `fetch` itself gives none. */
function reasonOf(error: unknown): string {
  const { code, name } = ((error as Error).cause ?? error) as { code?: unknown; name?: string }
  return typeof code === 'string' ? code : (name ?? 'failed')
}
