// Begins: connects to the host, then shows the studio.
import '#renderer/no-eval.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from '#renderer/App.tsx';
import { keepDrafts } from '#renderer/shell/drafts.ts';
import { followRuns } from '#renderer/shell/dock.ts';
import { listenToPage } from '#renderer/shell/page-events.ts';
import { StartFailure } from '#renderer/shell/StartFailure.tsx';
import { followWithAnalysis } from '#renderer/state/analysis.ts';
import { openConnection } from '#renderer/state/connection.ts';
import { defineWireColours } from '#renderer/wire-colours.ts';

const place = document.getElementById('root');
if (!place) throw new Error('index.html has no #root');
const root = createRoot(place);
defineWireColours(document.documentElement);

try {
  await openConnection();
  followWithAnalysis();
  keepDrafts();
  listenToPage();
  followRuns();
  root.render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
} catch (error) {
  console.error(error);
  root.render(<StartFailure />);
}
