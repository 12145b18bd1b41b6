// Edits made one after the other, each of what the last one left, with all their patches.
import type { Patch, PipelineDocument } from '#shared/document/document.ts';
import { isRefused } from '#shared/document/edits.ts';
import type { Edited, Refused } from '#shared/document/edits.ts';
import { faultOf } from '#shared/protocol/rpc.ts';

/** A document that is being changed, and all that was done to it. */
export class Change {
  readonly patches: Patch[] = [];
  now: PipelineDocument;

  constructor(document: PipelineDocument) {
    this.now = document;
  }

  take<E extends Edited>(edited: E | Refused): E {
    if (isRefused(edited)) throw faultOf(edited.problem);
    this.now = edited.document;
    this.patches.push(...edited.patches);
    return edited;
  }
}
