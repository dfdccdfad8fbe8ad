/** Who is logged in, and with which tokens? They are kept in memory: a reload asks for the login again. */

import { send, type GraphQLAnswer, type GraphQLRequest } from './endpoint';
import { text } from './language';

export interface Viewer {
  username: string;
  name: string;
  role: 'CUSTOMER' | 'STAFF';
  customer: { code: string; name: string } | null;
}

interface UserError {
  code: string;
  message: string;
}

interface LoginPayload {
  accessToken: string | null;
  refreshToken: string | null;
  expiresAt: string | null;
  viewer: Viewer | null;
  errors: UserError[];
}

const PAYLOAD = `
  accessToken refreshToken expiresAt
  viewer { username name role customer { code name } }
  errors { code message }`;
const LOGIN = `mutation Login($input: LoginInput!) { login(input: $input) {${PAYLOAD} } }`;
const REFRESH = `mutation RefreshSession($input: RefreshSessionInput!) { refreshSession(input: $input) {${PAYLOAD} } }`;
const LOGOUT = 'mutation Logout { logout { errors { code message } } }';

/** An access token with less than this to live is renewed before it is used. */
const MARGIN_MS = 30_000;

export class LoginRefused extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

export class SessionEnded extends Error {
  constructor() {
    super(text.ended);
  }
}

interface Tokens {
  access: string;
  refresh: string;
  expiresAt: number;
}

function tokensOf({ accessToken, refreshToken, expiresAt }: LoginPayload): Tokens | null {
  if (accessToken === null || refreshToken === null || expiresAt === null) return null;
  return { access: accessToken, refresh: refreshToken, expiresAt: Date.parse(expiresAt) };
}

export class Session {
  #tokens: Tokens;
  #refreshing: Promise<void> | null = null;

  private constructor(
    tokens: Tokens,
    readonly viewer: Viewer,
  ) {
    this.#tokens = tokens;
  }

  static async login(credentials: { username: string; password: string; otp?: string }): Promise<Session> {
    const answer = await send<{ login: LoginPayload | null }>({ query: LOGIN, variables: { input: credentials } });
    const payload = answer.data?.login;
    const tokens = payload ? tokensOf(payload) : null;
    if (payload?.viewer && tokens) return new Session(tokens, payload.viewer);
    const reason = payload?.errors[0];
    if (reason) throw new LoginRefused(reason.code, reason.message);
    throw new Error(answer.errors?.[0]?.message ?? text.unexpected);
  }

  /** Sends a request with a token that is still good. Throws SessionEnded where there is none to be had. */
  async send<Data>(
    request: GraphQLRequest,
    ownHeaders: Record<string, string> = {},
  ): Promise<GraphQLAnswer<Data>> {
    if (this.#tokens.expiresAt - Date.now() < MARGIN_MS) await this.#refresh();
    const answer = await send<Data>(request, this.#tokens.access, ownHeaders);
    // The server's clock decides: nothing of a request that it did not let in has run, so it may be sent again.
    const letIn = answer.data != null || answer.errors?.[0]?.extensions?.code !== 'UNAUTHENTICATED';
    if (letIn) return answer;
    await this.#refresh();
    return send(request, this.#tokens.access, ownHeaders);
  }

  async logout(): Promise<void> {
    await send({ query: LOGOUT }, this.#tokens.access);
  }

  /** One renewal at a time: each refresh token is good for one. */
  #refresh(): Promise<void> {
    this.#refreshing ??= this.#renew().finally(() => {
      this.#refreshing = null;
    });
    return this.#refreshing;
  }

  async #renew(): Promise<void> {
    const answer = await send<{ refreshSession: LoginPayload | null }>({
      query: REFRESH,
      variables: { input: { refreshToken: this.#tokens.refresh } },
    });
    const payload = answer.data?.refreshSession;
    const tokens = payload ? tokensOf(payload) : null;
    if (tokens) this.#tokens = tokens;
    else if (payload) throw new SessionEnded();
    else throw new Error(answer.errors?.[0]?.message ?? text.unexpected);
  }
}
