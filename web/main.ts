// The oldest browsers load the polyfills before any code of the pages runs; other browsers do not load them.
if (!('groupBy' in Map)) await import('./polyfills.ts')
await import('./app.ts')

export {}
