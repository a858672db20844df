// This script is preloaded into a server, which then takes the date for one year earlier.
const year = 365 * 86_400_000
const { now } = Date

globalThis.Date = class extends Date {
  constructor(...args) {
    if (args.length === 0) super(now() - year)
    else super(...args)
  }

  static now() {
    return now() - year
  }
}
