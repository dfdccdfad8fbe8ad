// PostGraphile over the ERP's tables, as its documentation sets it up for production.
import { EventEmitter } from 'node:events'
import { createServer } from 'node:http'
import { postgraphile } from 'postgraphile'
import { grafserv } from 'postgraphile/grafserv/node'
import { install } from '../install.js'
import { pool, preset } from './preset.js'

await install(pool)
const service = postgraphile(preset).createServ(grafserv)
const graphql = new EventEmitter()
await service.addTo(graphql)
await service.ready()

const server = createServer((request, response) => {
  if (request.url === '/health') response.end()
  else graphql.emit('request', request, response)
})
server.listen(Number(process.env.PORT), '127.0.0.1')
