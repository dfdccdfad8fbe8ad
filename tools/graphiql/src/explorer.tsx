/** GraphiQL for one login: its examples, its tabs and history, its token on every request. */

import { GraphiQL } from 'graphiql';
import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import { useEffect, useMemo, useState } from 'react';

import { useEditor } from './editor';
import type { GraphQLRequest } from './endpoint';
import { examplesFor, type Example } from './examples';
import { text } from './language';
import { takeSample } from './sample';
import { SessionEnded, type Session } from './session';
import { forgetTabs, storageOf } from './storage';

interface ExplorerProps {
  session: Session;
  onEnded: (reason: string) => void;
}

export default function Explorer({ session, onEnded }: ExplorerProps) {
  const [examples, setExamples] = useState<Example[] | null>(null);
  const { username, role } = session.viewer;
  const ready = useEditor();
  const storage = useMemo(() => storageOf(username), [username]);

  useEffect(() => {
    if (examples !== null) return;
    takeSample(session).then(
      (sample) => setExamples(examplesFor(role, sample)),
      (error: Error) => onEnded(error.message),
    );
  }, [examples, role, session, onEnded]);

  const fetcher = useMemo(
    () =>
      async (request: GraphQLRequest, options?: { headers?: Record<string, string> }) => {
        try {
          return await session.send(withItsName(request), options?.headers);
        } catch (error) {
          if (error instanceof SessionEnded) onEnded(error.message);
          throw error;
        }
      },
    [session, onEnded],
  );

  function restoreExamples() {
    if (!window.confirm(text.confirmExamples)) return;
    forgetTabs(storage);
    setExamples(null);
  }

  if (!ready || examples === null) return <p className="loading">{text.loading}</p>;
  return (
    <GraphiQL
      fetcher={fetcher}
      storage={storage}
      defaultTabs={examples}
      defaultEditorToolsVisibility="variables"
      shouldPersistHeaders={false}
      showPersistHeadersSettings={false}
      schemaDescription
      inputValueDeprecation
    >
      <GraphiQL.Logo>
        <button type="button" className="quiet" onClick={restoreExamples}>
          {text.examples}
        </button>
      </GraphiQL.Logo>
    </GraphiQL>
  );
}

/** GraphiQL learns an operation's name a moment after its tab is opened, and sends the last tab's until then. */
function withItsName(request: GraphQLRequest): GraphQLRequest {
  const named = request.operationName && new RegExp(`\\b${request.operationName}\\b`).test(request.query);
  return named ? request : { ...request, operationName: null };
}
