/** The form that stands before the explorer. */

import { useState, type SubmitEvent } from 'react';

import icon from './favicon.svg';
import { text } from './language';
import { LoginRefused, Session } from './session';

interface LoginProps {
  notice: string | null;
  onLogin: (session: Session) => void;
}

export function Login({ notice, onLogin }: LoginProps) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState(notice);
  const [asksOtp, setAsksOtp] = useState(false);

  async function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const otp = String(fields.get('otp') ?? '');
    setBusy(true);
    setProblem(null);
    try {
      onLogin(
        await Session.login({
          username: String(fields.get('username')),
          password: String(fields.get('password')),
          ...(otp && { otp }),
        }),
      );
    } catch (error) {
      if (error instanceof LoginRefused && error.code === 'SECOND_FACTOR_REQUIRED') setAsksOtp(true);
      setProblem(error instanceof Error ? error.message : text.unexpected);
      setBusy(false);
    }
  }

  return (
    <main className="login">
      <form onSubmit={submit}>
        <img src={icon} alt="" width="44" height="44" />
        <h1>{text.title}</h1>
        <p>{text.intro}</p>
        <label>
          {text.username}
          <input name="username" autoComplete="username" autoCapitalize="none" spellCheck={false} required autoFocus />
        </label>
        <label>
          {text.password}
          <input name="password" type="password" autoComplete="current-password" required />
        </label>
        {asksOtp && (
          <label>
            {text.otp}
            <input name="otp" inputMode="numeric" autoComplete="one-time-code" required autoFocus />
          </label>
        )}
        <p className="problem" role="alert">
          {problem}
        </p>
        <button type="submit" disabled={busy}>
          {busy ? text.loggingIn : text.login}
        </button>
      </form>
    </main>
  );
}
