/** What an operator asked for cannot be done as things stand; the message says why, and how it could be. */
export class OperatorError extends Error {
  override readonly name = 'OperatorError'
}
