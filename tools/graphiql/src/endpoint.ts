/** How is one GraphQL request sent to the gateway? */

import { language, text } from './language';

export interface GraphQLRequest {
  query: string;
  variables?: unknown;
  operationName?: string | null | undefined;
}

export interface GraphQLAnswer<Data = unknown> {
  data?: Data | null;
  errors?: { message: string; extensions?: { code?: string } }[];
}

export async function send<Data>(
  request: GraphQLRequest,
  accessToken?: string,
  ownHeaders: Record<string, string> = {},
): Promise<GraphQLAnswer<Data>> {
  const headers = new Headers({
    Accept: 'application/graphql-response+json, application/json;q=0.9',
    'Accept-Language': language,
    'Content-Type': 'application/json',
  });
  if (accessToken !== undefined) headers.set('Authorization', `Bearer ${accessToken}`);
  for (const [name, value] of Object.entries(ownHeaders)) headers.set(name, value);

  let response: Response;
  try {
    response = await fetch('/graphql', { method: 'POST', headers, body: JSON.stringify(request) });
  } catch {
    throw new Error(text.unreachable);
  }
  try {
    return (await response.json()) as GraphQLAnswer<Data>;
  } catch {
    throw new Error(`${text.unexpected} (HTTP ${response.status}).`);
  }
}
