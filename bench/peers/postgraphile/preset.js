// What the schema is made of: the ERP's tables with the keys that they lack, and the functions of setup.sql.
import pg from 'pg'
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber'
import { makePgService } from 'postgraphile/adaptors/pg'
import { jsonPgSmartTags } from 'postgraphile/utils'

const CONNECTIONS = 4

export const pool = new pg.Pool({
  connectionString: process.env.BENCH_DATABASE,
  max: CONNECTIONS,
  options: '-c jit=off -c plan_cache_mode=force_generic_plan',
})

const keys = jsonPgSmartTags({
  version: 1,
  config: {
    class: {
      'public.invoice_line': {
        tags: {
          foreignKey: [
            '(invoice_number) references public.invoice (number)|@foreignFieldName lines|@fieldName invoice',
            '(product_code) references public.product (code)|@fieldName product',
          ],
        },
      },
    },
  },
})

export const preset = {
  extends: [PostGraphileAmberPreset],
  plugins: [keys],
  pgServices: [makePgService({ pool, schemas: ['public', 'bench_peers'] })],
  schema: { defaultBehavior: '-connection list' },
  grafserv: { graphiql: false, watch: false, outputDataAsString: true },
  grafast: { explain: false },
}
