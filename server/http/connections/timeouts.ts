/** The milliseconds that a client may hold a connection; the sockets of walls have their own rule (live/peer.ts). */
export const timeouts = {
  /** The time to send a whole request: enough for 10 MB at 2 Mbit/s. */
  requestTimeout: 60_000,
  /** The time of a connection without any traffic, whether an answer is due or not. */
  connectionTimeout: 90_000,
  http: {
    /** The time to send the headers, at most 16 kB, from their first byte on. */
    headersTimeout: 10_000,
    /** The time between two checks. */
    connectionsCheckingInterval: 2_000,
  },
} as const
