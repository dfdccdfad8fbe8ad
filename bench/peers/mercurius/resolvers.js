// Where each field comes from: the fields of Query ask once, the fields of lists' members once for all of them.
import * as sql from './statements.js'

export function resolvers(database) {
  const rows = async (statement, ...values) => (await database.query({ ...statement, values })).rows
  const row = async (statement, ...values) => (await rows(statement, ...values))[0]

  return {
    Query: {
      product: (_, { code }) => row(sql.PRODUCT, code),
      products: (_, { family, customer, today, first }) => rows(sql.PRODUCTS, family, customer, today, first),
      invoices: (_, { customer, first }) => rows(sql.INVOICES, customer, first),
      statement: (_, { customer, account, from, to, first }) => rows(sql.STATEMENT, customer, account, from, to, first),
      currentOrder: (_, { customer, today }) => row(sql.CART, customer, today),
      orders: (_, { customer, first }) => rows(sql.ORDERS, customer, first),
      outstanding: (_, { customer, first }) => rows(sql.OUTSTANDING, customer, first),
      aging: (_, { customer, today }) => row(sql.AGING, customer, today),
      search: (_, { words, customer, today, first }) => row(sql.SEARCH, words, customer, today, first),
    },
    Mutation: {
      setLine: (_, { customer, code, quantity, today }) => row(sql.SET_LINE, customer, code, quantity, today),
    },
    FamilyCount: { family: ({ family_name: name }) => ({ name }) },
  }
}

export function loaders(database) {
  const rows = async (statement, ...values) => (await database.query({ ...statement, values })).rows

  async function families(queries) {
    const codes = distinct(queries, ({ obj }) => obj.family_code)
    const found = keyed(await rows(sql.FAMILIES, codes), 'code')
    return queries.map(({ obj }) => found.get(obj.family_code))
  }

  async function prices(queries) {
    const answers = new Map()
    for (const group of byParams(queries)) {
      const { customer, today } = group[0].params
      const codes = group.map(({ obj }) => obj.code)
      const found = keyed(await rows(sql.PRICES, codes, customer, today), 'product_code')
      for (const query of group) answers.set(query, found.get(query.obj.code))
    }
    return queries.map((query) => answers.get(query))
  }

  async function stock(queries) {
    const found = keyed(await rows(sql.STOCK, queries.map(({ obj }) => obj.code)), 'product_code')
    return queries.map(({ obj }) => found.get(obj.code) ?? { quantity: '0' })
  }

  async function lines(queries) {
    const found = new Map(queries.map(({ obj }) => [obj.number, []]))
    for (const line of await rows(sql.LINES, [...found.keys()])) found.get(line.invoice_number).push(line)
    return queries.map(({ obj }) => found.get(obj.number))
  }

  async function lineProducts(queries) {
    const codes = distinct(queries, ({ obj }) => obj.product_code)
    const found = keyed(await rows(sql.LINE_PRODUCTS, codes), 'code')
    return queries.map(({ obj }) => found.get(obj.product_code))
  }

  return {
    Product: { family: families, price: prices, stock },
    Invoice: { lines },
    InvoiceLine: { product: lineProducts },
  }
}

const keyed = (found, key) => new Map(found.map((each) => [each[key], each]))

const distinct = (queries, of) => [...new Set(queries.map(of))].filter((code) => code !== null)

function byParams(queries) {
  const groups = new Map()
  for (const query of queries) {
    const key = JSON.stringify(query.params)
    groups.get(key)?.push(query) ?? groups.set(key, [query])
  }
  return groups.values()
}
