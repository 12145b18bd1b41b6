// Results that were read, by key, port and language. A key names its content, so what was read once stays right for
// ever; an undo shows it again without asking. Holds the latest few; the engine's store holds the rest.
import { useCallback, useEffect, useState } from 'react';
import { engine } from '#renderer/state/connection.ts';
import { useEngine } from '#renderer/state/engine-store.ts';
import { useView } from '#renderer/state/view-store.ts';
import type { Problem } from '#shared/protocol/problem.ts';
import { Fault } from '#shared/protocol/problem.ts';
import type { ResultView } from '#shared/protocol/results.ts';

export type ReadResult =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly views: readonly ResultView[] }
  | { readonly state: 'failed'; readonly problem: Problem | null };

const maxKept = 48;
const kept = new Map<string, readonly ResultView[]>();
const asked = new Map<string, Promise<readonly ResultView[]>>();

/** Keeps the newest entries at the end and lets the oldest go. */
function keep(id: string, views: readonly ResultView[]): void {
  kept.delete(id);
  kept.set(id, views);
  for (const oldest of kept.keys()) {
    if (kept.size <= maxKept) break;
    kept.delete(oldest);
  }
}

async function read(id: string, key: string, port: string, language: 'en' | 'zh'): Promise<readonly ResultView[]> {
  const before = asked.get(id);
  if (before) return before;
  const asking = engine().then(async (client) => (await client['result.read']({ key, port, language })).views);
  asked.set(id, asking);
  try {
    const views = await asking;
    keep(id, views);
    return views;
  } finally {
    asked.delete(id);
  }
}

/** The views of one output; asks once, and again on retry or when a new engine is there. */
export function useResult(key: string, port: string): ReadResult & { retry(): void } {
  const language = useView((view) => view.language);
  const pid = useEngine((state) => state.description?.pid);
  const [attempt, setAttempt] = useState(0);
  const id = `${key}/${port}/${language}`;
  const asking = `${id}/${attempt}/${pid ?? ''}`;
  const [answer, setAnswer] = useState<{ readonly to: string; readonly result: ReadResult } | null>(null);
  useEffect(() => {
    if (kept.has(id)) return undefined;
    let wanted = true;
    read(id, key, port, language).then(
      (views) => wanted && setAnswer({ to: asking, result: { state: 'ready', views } }),
      (error: unknown) => {
        const problem = error instanceof Fault ? error.problem : null;
        if (wanted) setAnswer({ to: asking, result: { state: 'failed', problem } });
      },
    );
    return () => {
      wanted = false;
    };
  }, [id, key, port, language, asking]);
  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  const known = kept.get(id);
  if (known) return { state: 'ready', views: known, retry };
  return answer?.to === asking ? { ...answer.result, retry } : { state: 'loading', retry };
}
