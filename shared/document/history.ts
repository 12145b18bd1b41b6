// What can be undone and redone, as patches: pure data, apart from the document. One gesture (a drag, one field being
// typed into) is one step, however many edits it makes.
import { applyPatches, enablePatches } from 'immer';
import type { Patch as ImmerPatch } from 'immer';
import type { Patch, PipelineDocument } from '#shared/document/document.ts';
import type { Edited } from '#shared/document/edits.ts';

enablePatches();

export interface Step {
  readonly patches: readonly Patch[];
  readonly inverse: readonly Patch[];
  /** While it is set, edits of the same gesture join this step. */
  readonly gesture?: string;
}

export interface History {
  readonly past: readonly Step[];
  /** The next to be redone comes last. */
  readonly future: readonly Step[];
}

export const emptyHistory: History = { past: [], future: [] };

/** Older steps are forgotten. */
export const maxSteps = 1000;

/** Adds an edit as a step, or to the step of its gesture. An edit that changed nothing leaves the history as it is. */
export function record(history: History, edited: Pick<Edited, 'patches' | 'inverse'>, gesture?: string): History {
  if (edited.patches.length === 0) return history;
  const last = history.past.at(-1);
  const joins = gesture !== undefined && last?.gesture === gesture && history.future.length === 0;
  const step: Step = {
    patches: joins ? [...last.patches, ...edited.patches] : edited.patches,
    inverse: joins ? [...edited.inverse, ...last.inverse] : edited.inverse,
    ...(gesture === undefined ? {} : { gesture }),
  };
  const before = joins ? history.past.slice(0, -1) : history.past;
  return { past: [...before, joins ? shortened(step) : step].slice(-maxSteps), future: [] };
}

/** Ends the gesture, so that the next edit is a step of its own even under the same name. */
export function mark(history: History): History {
  const last = history.past.at(-1);
  if (last?.gesture === undefined) return history;
  return { ...history, past: [...history.past.slice(0, -1), { patches: last.patches, inverse: last.inverse }] };
}

export interface Stepped {
  readonly document: PipelineDocument;
  readonly history: History;
}

/** undefined when there is nothing to undo. */
export function undo(history: History, document: PipelineDocument): Stepped | undefined {
  const step = history.past.at(-1);
  if (!step) return undefined;
  return {
    document: applyPatches(document, step.inverse as ImmerPatch[]),
    history: mark({ past: history.past.slice(0, -1), future: [...history.future, step] }),
  };
}

/** undefined when there is nothing to redo. */
export function redo(history: History, document: PipelineDocument): Stepped | undefined {
  const step = history.future.at(-1);
  if (!step) return undefined;
  return {
    document: applyPatches(document, step.patches as ImmerPatch[]),
    history: mark({ past: [...history.past, step], future: history.future.slice(0, -1) }),
  };
}

/**
 * Keeps a long drag small: of several replacements of one value the last counts, and the first on the way back.
 * Only where every patch replaces at the same depth, so that none lies inside another.
 */
function shortened(step: Step): Step {
  const depth = step.patches[0]?.path.length;
  const plain = (patch: Patch) => patch.op === 'replace' && patch.path.length === depth;
  if (!step.patches.every(plain) || !step.inverse.every(plain)) return step;
  const last = (patches: readonly Patch[]) => [
    ...new Map(patches.map((patch) => [JSON.stringify(patch.path), patch])).values(),
  ];
  return { ...step, patches: last(step.patches), inverse: last(step.inverse) };
}
