// The Keras configuration behind the parameters that layers with a kernel share.
import type { kernelParams } from '#shared/nodes/layer/choices.ts';
import type { ParamsOf } from '#shared/spec/param.ts';
import { classNameOf } from '#engine/network/named-object.ts';

type KernelParams = ParamsOf<typeof kernelParams>;

export function kernelConfig(params: KernelParams): Readonly<Record<string, unknown>> {
  const { kernelL1: l1, kernelL2: l2 } = params;
  return {
    activation: params.activation,
    use_bias: params.useBias,
    kernel_initializer: { class_name: classNameOf(params.kernelInitializer), config: {} },
    ...(params.useBias && { bias_initializer: { class_name: classNameOf(params.biasInitializer), config: {} } }),
    ...((l1 > 0 || l2 > 0) && { kernel_regularizer: { class_name: 'L1L2', config: { l1, l2 } } }),
  };
}

/** The same for layers whose kernels have names of their own: initialiser and penalty for each. */
export function kernelsConfig(
  params: KernelParams,
  kernels: readonly ('depthwise' | 'pointwise')[],
): Readonly<Record<string, unknown>> {
  const { kernel_initializer: initializer, kernel_regularizer: regularizer, ...rest } = kernelConfig(params);
  const own = kernels.flatMap((kernel) => [
    [`${kernel}_initializer`, initializer],
    ...(regularizer === undefined ? [] : [[`${kernel}_regularizer`, regularizer]]),
  ]);
  return { ...rest, ...(Object.fromEntries(own) as Record<string, unknown>) };
}
