// What the engine says of a file with the settings in the dialogue: asked a moment after each change; only the latest
// answer counts, and the one before it stays on screen until then.
import { useEffect, useState } from 'react';
import { engine } from '#renderer/state/connection.ts';
import { useEngine } from '#renderer/state/engine-store.ts';
import type { FilePreview } from '#shared/protocol/file-preview.ts';
import { Fault } from '#shared/protocol/problem.ts';
import type { Problem } from '#shared/protocol/problem.ts';
import type { ParamValue } from '#shared/spec/param.ts';

const quietMs = 200;
/** A wait that is longer is shown. */
const slowMs = 1000;

interface Answer {
  /** The file that was asked about, and the whole question: an answer about another file is none. */
  readonly about: string;
  readonly question: string;
  readonly preview?: FilePreview;
  readonly problem?: Problem;
  readonly failed?: true;
}

export interface Previewed extends Omit<Answer, 'about' | 'question'> {
  readonly asking: boolean;
  readonly slow: boolean;
}

type Values = Readonly<Record<string, ParamValue>>;

export function usePreview(kind: string, params: Values, folder: string | null): Previewed {
  const connected = useEngine((state) => state.connection === 'ready');
  const [answer, setAnswer] = useState<Answer | null>(null);
  /** The question that is being waited for longer than is usual. */
  const [slowQuestion, setSlowQuestion] = useState('');
  const about = JSON.stringify([kind, params['file'], folder]);
  const asked = JSON.stringify(params);
  const question = `${about} ${asked}`;
  const canAsk = folder !== null && connected && params['file'] !== '';
  useEffect(() => {
    if (!canAsk) return;
    const mine = new AbortController();
    const isCurrent = () => !mine.signal.aborted;
    const ask = async (): Promise<Answer> => {
      try {
        const client = await engine();
        const input = { kind, params: plain(JSON.parse(asked) as Values), folder };
        return { about, question, preview: await client['file.preview'](input, { signal: mine.signal }) };
      } catch (error) {
        return error instanceof Fault ? { about, question, problem: error.problem } : { about, question, failed: true };
      }
    };
    const quiet = setTimeout(() => {
      void ask().then((found) => {
        if (!isCurrent()) return;
        clearTimeout(slow);
        setAnswer(found);
      });
    }, quietMs);
    const slow = setTimeout(() => setSlowQuestion(question), slowMs);
    return () => {
      mine.abort();
      clearTimeout(quiet);
      clearTimeout(slow);
    };
  }, [kind, asked, folder, canAsk, about, question]);
  const asking = canAsk && answer?.question !== question;
  const { about: _, question: __, ...found } = answer?.about === about ? answer : { about, question };
  return { ...found, asking, slow: asking && slowQuestion === question };
}

/** What can be asked with; a damaged pipeline may hold anything. */
function plain(params: Values): Record<string, string | number | boolean> {
  const asked: Record<string, string | number | boolean> = {};
  for (const [name, value] of Object.entries(params))
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') asked[name] = value;
  return asked;
}
