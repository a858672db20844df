/** Bytes that a browser goes on sending after a page is closed; the browser refuses a larger request. */
const most = 60_000
let leaving = false

if (typeof window !== 'undefined') {
  window.addEventListener('pagehide', () => (leaving = true), { capture: true })
  window.addEventListener('pageshow', () => (leaving = false), { capture: true })
}

/** Whether a request is completed even after its page was left: it has a small body, which carries the person's last input. */
export function outlivesPage(body: string | Blob | null): boolean {
  if (!leaving || body === null) return false
  return (typeof body === 'string' ? new TextEncoder().encode(body).length : body.size) <= most
}
