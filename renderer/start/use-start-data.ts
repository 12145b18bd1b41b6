// What the start page shows, asked of the host once: examples, recent files, and work that was never saved.
import { useEffect, useState } from 'react';
import { host } from '#renderer/state/connection.ts';
import type { PipelineDocument } from '#shared/document/document.ts';
import type { DraftInfo } from '#shared/protocol/host-contract.ts';
import { readDocument } from '#shared/document/read.ts';

export interface Example {
  readonly name: string;
  readonly document: PipelineDocument;
}

export interface StartData {
  /** null while they are being read. */
  readonly examples: readonly Example[] | null;
  readonly recent: readonly string[];
  /** Newest first. */
  readonly drafts: readonly DraftInfo[];
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

const listDrafts = async () => (await host()['draft.list']({})).drafts;

export function useStartData(): StartData & { readDrafts(): void } {
  const [data, setData] = useState<StartData>({ examples: null, recent: [], drafts: [] });
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
    listDrafts().then(
      (drafts) => put({ drafts }),
      () => put({ drafts: [] }),
    );
    return () => {
      wanted = false;
    };
  }, []);
  const readDrafts = () => void listDrafts().then((drafts) => setData((before) => ({ ...before, drafts })));
  return { ...data, readDrafts };
}
