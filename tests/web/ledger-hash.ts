/** A possible hash of a ledger entry. */
export const ledgerHash = (sequence: number) => sequence.toString(16).padStart(64, '0')
