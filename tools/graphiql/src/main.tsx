/** The page: a form to log in, then the explorer under a bar that says who is logged in. */

import { lazy, StrictMode, Suspense, useCallback, useState } from 'react';
import { createRoot } from 'react-dom/client';

import icon from './favicon.svg';
import { language, text } from './language';
import { Login } from './login';
import type { Session, Viewer } from './session';
import './style.css';

// The editor weighs megabytes: the form is there before it.
const Explorer = lazy(() => import('./explorer'));

function Bar({ viewer, onLogout }: { viewer: Viewer; onLogout: () => void }) {
  const office = viewer.role === 'STAFF' ? text.staff : viewer.customer && `${viewer.customer.code} · ${viewer.customer.name}`;
  return (
    <header className="bar">
      <img src={icon} alt="" width="24" height="24" />
      <h1>{text.title}</h1>
      <span className="viewer" title={viewer.username}>
        {viewer.name}
        {office && <small>{office}</small>}
      </span>
      <button type="button" className="quiet" onClick={onLogout}>
        {text.logout}
      </button>
    </header>
  );
}

function Page() {
  const [session, setSession] = useState<Session | null>(null);
  const [notice, setNotice] = useState<string | null>(null);

  const leave = useCallback((reason: string | null) => {
    setNotice(reason);
    setSession(null);
  }, []);

  if (session === null) return <Login notice={notice} onLogin={setSession} />;

  async function logout(ending: Session) {
    try {
      await ending.logout();
      leave(null);
    } catch (error) {
      leave(error instanceof Error ? error.message : text.unexpected);
    }
  }

  return (
    <div className="page">
      <Bar viewer={session.viewer} onLogout={() => void logout(session)} />
      <div className="explorer">
        <Suspense fallback={<p className="loading">{text.loading}</p>}>
          <Explorer session={session} onEnded={leave} />
        </Suspense>
      </div>
    </div>
  );
}

document.documentElement.lang = language;
document.title = text.title;
const root = document.getElementById('root');
if (root) createRoot(root).render(<StrictMode><Page /></StrictMode>);
