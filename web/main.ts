// The oldest browsers get what they lack before anything of the pages runs; the others do not load it.
if (!('groupBy' in Map)) await import('./polyfills.ts')
await import('./app.ts')

export {}
