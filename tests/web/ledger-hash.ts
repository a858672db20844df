/** What a ledger's entry could have for its hash. */
export const ledgerHash = (sequence: number) => sequence.toString(16).padStart(64, '0')
