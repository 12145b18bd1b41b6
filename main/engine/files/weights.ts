// A whole model as a file that opens again; its weights as .safetensors, and everything of it but its numbers as JSON.
import { jsonText } from '#engine/files/format.ts';
import type { FormatWriter } from '#engine/files/format.ts';
import { modelExtension, writeModel } from '#engine/network/model-file.ts';
import { tensorName, writeSafetensors } from '#engine/values/safetensors.ts';
import type { ModelValue } from '#engine/values/model.ts';

export const savedModel: FormatWriter<ModelValue> = {
  files: (model) => [{ name: `model.${modelExtension}`, pieces: [writeModel(model)] }],
};

export const weights: FormatWriter<ModelValue> = {
  files: (model) => {
    const tensors = model.weights.map((weight) => ({ ...weight, name: tensorName(weight) }));
    return [{ name: 'weights.safetensors', pieces: [writeSafetensors(tensors, { format: 'neuroloom' })] }];
  },
};

/** `weights` names them in the order of Keras' get_weights(). */
export const topology: FormatWriter<ModelValue> = {
  files: ({ weights: all, type: _, ...rest }) => {
    const named = all.map(({ layer, name, shape, trainable }) => ({
      tensor: tensorName({ layer, name }),
      layer,
      name,
      shape,
      trainable,
    }));
    return [{ name: 'topology.json', pieces: [jsonText({ ...rest, weights: named })] }];
  },
};
