/** A request in the form that the client sends. */
export interface ClientRequest {
  readonly method: string
  readonly headers: Headers
  readonly body: string | Blob | null
}

/** A request is sent as by `fetch`, and `told` learns the part of the body that has been sent, which `fetch` cannot tell. */
export function sendWithProgress(
  path: string,
  { method, headers, body, signal }: ClientRequest & { readonly signal: AbortSignal },
  told: (share: number) => void,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(method, path)
    for (const [name, value] of headers) request.setRequestHeader(name, value)
    request.upload.onprogress = ({ loaded, total }) => told(total === 0 ? 1 : loaded / total)
    request.onload = () => {
      const answered = new Headers()
      for (const line of request.getAllResponseHeaders().trim().split(/\r?\n/)) {
        const colon = line.indexOf(':')
        if (colon > 0) answered.append(line.slice(0, colon), line.slice(colon + 1).trim())
      }
      const empty = request.status === 204 || request.status === 304
      resolve(
        new Response(empty ? null : request.responseText, { status: request.status, headers: answered }),
      )
    }
    request.onerror = () => reject(new TypeError('the request did not go through'))
    request.onabort = () => reject(new DOMException('aborted', 'AbortError'))
    signal.addEventListener('abort', () => request.abort())
    request.send(body)
  })
}
