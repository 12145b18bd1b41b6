// What the start page shows, asked of the host once: examples, recent files, and work that was never saved.
import { useEffect, useState } from 'react';
import { host } from '#renderer/state/connection.ts';
import type { PipelineDocument } from '#shared/document/document.ts';
import { readDocument } from '#shared/document/read.ts';

export interface Example {
  readonly name: string;
  readonly document: PipelineDocument;
}

export interface StartData {
  /** null while they are being read. */
  readonly examples: readonly Example[] | null;
  readonly recent: readonly string[];
  /** The text of a draft that belongs to no file; null when there is none. */
  readonly draft: string | null;
}

/** From the plainest on; what is not named here comes after. */
const order = ['first-network', 'iris', 'breast-cancer', 'digits'];

function byOrder(one: string, two: string): number {
  const place = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  return place(one) - place(two) || (one < two ? -1 : 1);
}

async function readExamples(): Promise<readonly Example[]> {
  const { names } = await host()['example.list']({});
  const read = await Promise.all(
    names.toSorted(byOrder).map(async (name) => {
      const { document } = readDocument((await host()['example.read']({ name })).text);
      return document ? [{ name, document }] : [];
    }),
  );
  return read.flat();
}

/** A draft without a node is of no use to anyone. */
async function readDraft(): Promise<string | null> {
  const { text } = await host()['draft.read']({ path: null });
  if (text === null) return null;
  const { document } = readDocument(text);
  return document && Object.keys(document.nodes).length > 0 ? text : null;
}

export function useStartData(): StartData & { dropDraft(): void } {
  const [data, setData] = useState<StartData>({ examples: null, recent: [], draft: null });
  useEffect(() => {
    let wanted = true;
    const put = (part: Partial<StartData>) => wanted && setData((before) => ({ ...before, ...part }));
    // Each by itself: a damaged example must not hide the recent files.
    readExamples().then(
      (examples) => put({ examples }),
      () => put({ examples: [] }),
    );
    host()
      ['recent.list']({})
      .then(
        ({ paths }) => put({ recent: paths }),
        () => put({ recent: [] }),
      );
    readDraft().then(
      (draft) => put({ draft }),
      () => put({ draft: null }),
    );
    return () => {
      wanted = false;
    };
  }, []);
  const dropDraft = () => {
    setData((before) => ({ ...before, draft: null }));
    void host()['draft.write']({ path: null, text: null });
  };
  return { ...data, dropDraft };
}
