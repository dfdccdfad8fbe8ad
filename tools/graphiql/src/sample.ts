/** Which codes of this ERP do the examples name, so that each of them gives an answer at once? */

import type { Session } from './session';

/** What an example's variables say with a dollar sign in front: "$productCode". */
export interface Sample {
  productCode: string | null;
  productWord: string | null;
  minimumQuantity: string | null;
  /** Null for a login that acts for a customer: it may leave the code out. */
  customerCode: string | null;
  newKey: string;
}

const PRODUCTS = 'query SampleProducts { products(first: 50) { nodes { code name minimumQuantity price { net } } } }';
const CUSTOMER = 'query SampleCustomer { customers(first: 1) { nodes { code } } }';

interface Product {
  code: string;
  name: string;
  minimumQuantity: string;
  price: { net: string } | null;
}

interface Nodes<Node> {
  nodes: Node[];
}

export async function takeSample(session: Session): Promise<Sample> {
  const [ofProducts, ofCustomers] = await Promise.all([
    session.send<{ products: Nodes<Product> | null }>({ query: PRODUCTS }),
    session.viewer.role === 'STAFF'
      ? session.send<{ customers: Nodes<{ code: string }> | null }>({ query: CUSTOMER })
      : null,
  ]);
  const products = ofProducts.data?.products?.nodes ?? [];
  const onSale = products.find((product) => product.price !== null) ?? products[0];
  return {
    productCode: onSale?.code ?? null,
    productWord: mostFrequent(products.map((product) => product.name.split(/\s/)[0] ?? '')),
    minimumQuantity: onSale?.minimumQuantity ?? null,
    customerCode: ofCustomers?.data?.customers?.nodes[0]?.code ?? null,
    newKey: newKey(),
  };
}

function mostFrequent(words: string[]): string | null {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort(([, count], [, other]) => other - count)[0]?.[0] ?? null;
}

/** crypto.randomUUID would need https, which an office's own network may lack. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
