/** Which example queries does a login find as tabs? Those of ../examples, in the order of their numbers. */

import type { Sample } from './sample';
import type { Viewer } from './session';

export interface Example {
  query: string;
  variables: string | null;
}

const QUERIES = import.meta.glob<string>('../examples/*.graphql', { query: '?raw', import: 'default', eager: true });
const VARIABLES = import.meta.glob<Record<string, unknown>>('../examples/*.json', { import: 'default', eager: true });

/** A file named 05-x.customer.graphql or 09-x.staff.graphql is for that role alone. */
const ROLE = /\.(customer|staff)\.graphql$/;

export function examplesFor(role: Viewer['role'], sample: Sample): Example[] {
  return Object.entries(QUERIES)
    .filter(([path]) => (ROLE.exec(path)?.[1] ?? role.toLowerCase()) === role.toLowerCase())
    .sort(([path], [other]) => path.localeCompare(other))
    .map(([path, query]) => ({ query, variables: filled(VARIABLES[path.replace(/graphql$/, 'json')], sample) }));
}

function filled(variables: Record<string, unknown> | undefined, sample: Sample): string | null {
  if (variables === undefined) return null;
  const codes: Record<string, unknown> = Object.fromEntries(
    Object.entries(sample).map(([name, value]) => [`$${name}`, value]),
  );
  const fill = (_name: string, value: unknown) => (typeof value === 'string' && value in codes ? codes[value] : value);
  return JSON.stringify(variables, fill, 2);
}
