// What a type of wire is described with: the schema of what is known before the run, its colour, its words, and how what it carries is told. What the engine does with
// a value of it is the record of the same name in main/engine/kinds.
import type { z } from 'zod';
import type { Sent } from '#shared/protocol/sent.ts';
import type { Translate } from '#shared/text/translator-type.ts';

/** What a wire of the type carries, known before the run; `type` is the type's name. */
export interface InfoBase {
  readonly type: string;
}

/** `facts` are the labels of what `facts()` tells; `lines` what `line()` needs. */
export interface PortTypeWords {
  readonly name: string;
  readonly facts: Readonly<Record<string, string>>;
  readonly lines?: Readonly<Record<string, string>>;
}

export interface PortTypeSpec<I extends InfoBase> {
  readonly type: I['type'];
  readonly schema: z.ZodType<InfoBase>;
  /** Of text on every ground of the theme: contrast of 4.5 or more (renderer/ui/theme.test.ts). */
  readonly colour: { readonly light: `#${string}`; readonly dark: `#${string}` };
  /** A table port takes its wires, by conversion. */
  readonly readableAsTable: boolean;
  readonly words: { readonly en: PortTypeWords; readonly zh: PortTypeWords };
  /** What a wire carries, as short as it can be told; '' where there is nothing to tell. */
  line(info: I, t: Translate): string;
  /** What a wire carries, as pairs of words. */
  facts(info: I, t: Translate): readonly (readonly [string, string])[];
}

/** A type of wire whose info is that of its schema. */
export function definePortType<S extends z.ZodType<InfoBase>>(
  spec: PortTypeSpec<Extract<Sent<S>, InfoBase>> & { readonly schema: S },
): PortTypeSpec<Extract<Sent<S>, InfoBase>> {
  return spec;
}
