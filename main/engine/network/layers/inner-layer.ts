// The layer inside of one that wraps another.
import { z } from 'zod';
import type { LayerClass } from '#engine/network/layer.ts';

export interface Inner<C> {
  readonly layer: LayerClass<C>;
  readonly config: C;
}

/** @param classOf finds the class of the layer; undefined refuses it */
export const innerSchema = <C>(classOf: (className: string) => LayerClass<C> | undefined) =>
  z
    .object({ class_name: z.string(), config: z.record(z.string(), z.unknown()) })
    .transform((data, context): Inner<C> => {
      const layer = classOf(data.class_name);
      const parsed = layer?.config.safeParse(data.config);
      if (layer && parsed?.success) return { layer, config: parsed.data };
      context.addIssue({ code: 'custom', message: parsed?.error?.issues[0]?.message ?? data.class_name });
      return z.NEVER;
    });
