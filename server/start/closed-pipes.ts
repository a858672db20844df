/**
 * Goes on in silence once nobody reads what is printed, as in `npm run token -- list | head`: what has been begun is
 * finished all the same, and how it ended tells the exit code.
 */
export function outliveReaders(): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error
    })
}
