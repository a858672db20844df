// Read by a server before its program: it believes that it is a year ago.
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
