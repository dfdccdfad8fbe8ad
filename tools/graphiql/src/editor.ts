/** When is the editor there, and in which colours? */

import { useMonaco } from '@graphiql/react';
import { useEffect, useState } from 'react';

/** GraphiQL gives its own accent to lists and links; these are the page's. */
const THEMES = [
  { name: 'graphiql-LIGHT', base: 'vs', accent: '#1f4e6b', ground: '#ffffff', variable: '#6c69ce' },
  { name: 'graphiql-DARK', base: 'vs-dark', accent: '#8ec3e2', ground: '#212a3b', variable: '#a8a4ff' },
] as const;

/** True once it is loaded: a tab that is opened before would leave the editor with the text of another. */
export function useEditor(): boolean {
  const { monaco, actions } = useMonaco();
  const [ready, setReady] = useState(false);

  useEffect(() => {
    void actions.initialize();
  }, [actions]);

  useEffect(() => {
    if (!monaco) return undefined;
    for (const { name, base, accent, ground, variable } of THEMES) {
      const rules = [{ token: 'argument.identifier.gql', foreground: variable }];
      monaco.editor.defineTheme(name, { base, inherit: true, rules, colors: coloursOf(accent, ground) });
    }
    // «M8×20» is a measure, not a letter x in disguise.
    const watching = monaco.editor.onDidCreateEditor((editor) =>
      editor.updateOptions({ unicodeHighlight: { ambiguousCharacters: false } }),
    );
    setReady(true);
    return () => watching.dispose();
  }, [monaco]);

  return ready;
}

function coloursOf(accent: string, ground: string): Record<string, string> {
  const clear = '#ffffff00';
  const tint = `${accent}19`;
  return {
    'editor.background': clear,
    'scrollbar.shadow': clear,
    'editorHoverWidget.background': ground,
    'editorSuggestWidget.background': ground,
    'editorWidget.background': ground,
    'menu.background': ground,
    'quickInput.background': ground,
    'editorLink.activeForeground': accent,
    'editorSuggestWidget.selectedBackground': tint,
    'editorSuggestWidget.selectedForeground': accent,
    'list.focusHighlightForeground': accent,
    'list.highlightForeground': accent,
    'list.hoverBackground': tint,
    'menu.selectionBackground': tint,
    'menu.selectionForeground': accent,
    'quickInputList.focusBackground': tint,
    'quickInputList.focusForeground': accent,
    'textLink.activeForeground': accent,
    'textLink.foreground': accent,
    focusBorder: accent,
  };
}
