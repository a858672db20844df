/** The refusal of an operator's request; the message tells why, and how to proceed. */
export class OperatorError extends Error {
  override readonly name = 'OperatorError'
}
