// How setup.sql gets into the bench database: once for each version of the file, whichever server starts first.
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'

const INSTALLED = "SELECT obj_description(to_regnamespace('bench_peers'), 'pg_namespace') AS digest"

export async function install(pool) {
  const script = await readFile(new URL('setup.sql', import.meta.url), 'utf8')
  const digest = createHash('sha256').update(script).digest('hex')
  const { rows } = await pool.query(INSTALLED)
  if (rows[0].digest === digest) return
  // Statements sent together are one transaction.
  await pool.query(`${script}; COMMENT ON SCHEMA bench_peers IS '${digest}'`)
}
