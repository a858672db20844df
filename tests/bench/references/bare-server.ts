import Database from 'better-sqlite3'
import Fastify from 'fastify'

/** The least work of a server with a database at its start; run as a process, it prints its address. */
const database = new Database(':memory:')
const app = Fastify()
app.get('/healthz', () => database.prepare('select 1 as ok').get())
process.stdout.write(`${await app.listen({ host: '127.0.0.1', port: 0 })}/healthz`)
