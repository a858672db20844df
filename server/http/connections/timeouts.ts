/** How long a client may hold a connection, in milliseconds; the sockets of walls have a rule of their own (live/peer.ts). */
export const timeouts = {
  /** To send a whole request: 10 MB pass over a line of 2 Mbit/s. */
  requestTimeout: 60_000,
  /** With nothing moving on it, whether an answer is owed or not. */
  connectionTimeout: 90_000,
  http: {
    /** To send the headers, 16 kB at most, the first of their bytes included. */
    headersTimeout: 10_000,
    /** How often we look. */
    connectionsCheckingInterval: 2_000,
  },
} as const
