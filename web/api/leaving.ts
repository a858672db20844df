/** Bytes that a browser goes on sending once a page is gone; it refuses to send more so. */
const most = 60_000
let leaving = false

if (typeof window !== 'undefined') {
  window.addEventListener('pagehide', () => (leaving = true), { capture: true })
  window.addEventListener('pageshow', () => (leaving = false), { capture: true })
}

/** Whether what is sent now is to arrive although its page is being left: what somebody did last. */
export function outlivesPage(body: string | Blob | null): boolean {
  if (!leaving || body === null) return false
  return (typeof body === 'string' ? new TextEncoder().encode(body).length : body.size) <= most
}
