/** The present measurement is told on standard error, so that standard output has the table alone. */
export function progress(what: string): void {
  process.stderr.write(`  … ${what}\n`)
}
