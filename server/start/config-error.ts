/** A setting that cannot be used; the message is for whoever starts the server. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}
