// Mercurius as its documentation sets it up for production: compiled queries and loaders, over node-postgres.
import { readFile } from 'node:fs/promises'
import Fastify from 'fastify'
import mercurius from 'mercurius'
import pg from 'pg'
import { install } from '../install.js'
import { loaders, resolvers } from './resolvers.js'

const CONNECTIONS = 4
const DATE = 1082

// A day stays the text that it is, as numerics do by default.
pg.types.setTypeParser(DATE, (text) => text)
const database = new pg.Pool({
  connectionString: process.env.BENCH_DATABASE,
  max: CONNECTIONS,
  options: '-c jit=off -c plan_cache_mode=force_generic_plan',
})
await install(database)

const app = Fastify({ logger: false })
app.register(mercurius, {
  schema: await readFile(new URL('schema.graphql', import.meta.url), 'utf8'),
  resolvers: resolvers(database),
  loaders: loaders(database),
  jit: 1,
  // Each leaf comes from a column of the type that the schema says.
  compilerOptions: { disableLeafSerialization: true },
  graphiql: false,
})
app.get('/health', async () => ({}))
await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' })
