/** Tells on standard error what is being measured: the table alone goes to standard output. */
export function progress(what: string): void {
  process.stderr.write(`  … ${what}\n`)
}
