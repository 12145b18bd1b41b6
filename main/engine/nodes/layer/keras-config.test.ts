// What each layer node becomes in Keras: class and configuration, field by field and in this order, as stored networks have
// it and as Keras reads it. One line a case: kind, shape of the input, parameters other than the defaults, class, configuration.
import { expect, test } from 'vitest';
import { z } from 'zod';
import { catalogue, defaultParams } from '#shared/nodes/catalogue.ts';
import type { NodeKind } from '#shared/nodes/catalogue.ts';
import type { NodeSpec } from '#shared/spec/define-node.ts';
import type { ParamValue } from '#shared/spec/param.ts';
import { layerClass } from '#engine/network/layer-classes.ts';
import { kerasConfig } from '#engine/network/keras-config.ts';
import { runners } from '#engine/nodes/runners.ts';
import type { LayerValue } from '#engine/values/layer.ts';

const cases = String.raw`
layer.dense [8,8,4] {} Dense {"units":64,"activation":"linear","use_bias":true,"kernel_initializer":{"class_name":"GlorotUniform","config":{}},"bias_initializer":{"class_name":"Zeros","config":{}}}
layer.dense [8,8,4] {"units":2,"activation":"tanh","kernelInitializer":"lecun_uniform","kernelL1":0.25,"kernelL2":0.5} Dense {"units":2,"activation":"tanh","use_bias":true,"kernel_initializer":{"class_name":"LecunUniform","config":{}},"bias_initializer":{"class_name":"Zeros","config":{}},"kernel_regularizer":{"class_name":"L1L2","config":{"l1":0.25,"l2":0.5}}}
layer.dense [8,8,4] {"units":1,"useBias":false,"biasInitializer":"he_uniform"} Dense {"units":1,"activation":"linear","use_bias":false,"kernel_initializer":{"class_name":"GlorotUniform","config":{}}}
layer.dense [4] {"units":2,"kernelPenalty":"orthogonal_regularizer","kernelL1":0.5,"kernelConstraint":"max_norm","biasPenalty":"l1_l2","biasL2":0.5,"biasConstraint":"non_neg"} Dense {"units":2,"activation":"linear","use_bias":true,"kernel_initializer":{"class_name":"GlorotUniform","config":{}},"bias_initializer":{"class_name":"Zeros","config":{}},"kernel_regularizer":{"class_name":"OrthogonalRegularizer","config":{"factor":0.01,"mode":"rows"}},"kernel_constraint":{"class_name":"MaxNorm","config":{"max_value":2}},"bias_regularizer":{"class_name":"L1L2","config":{"l1":0,"l2":0.5}},"bias_constraint":{"class_name":"NonNeg","config":{}}}
layer.dense [4] {"units":2,"useBias":false,"biasPenalty":"l1_l2","biasL1":0.5,"biasConstraint":"max_norm"} Dense {"units":2,"activation":"linear","use_bias":false,"kernel_initializer":{"class_name":"GlorotUniform","config":{}}}
layer.conv2d [8,8,4] {"filters":2,"kernelConstraint":"min_max_norm","kernelLeast":0.5,"kernelRate":0.25,"biasPenalty":"l1_l2"} Conv2D {"filters":2,"kernel_size":[3,3],"strides":[1,1],"padding":"valid","dilation_rate":[1,1],"activation":"linear","use_bias":true,"kernel_initializer":{"class_name":"GlorotUniform","config":{}},"bias_initializer":{"class_name":"Zeros","config":{}},"kernel_constraint":{"class_name":"MinMaxNorm","config":{"min_value":0.5,"max_value":2,"rate":0.25,"axis":[0,1,2]}}}
layer.separableConv1d [8,4] {"filters":2,"kernelConstraint":"unit_norm"} SeparableConv1D {"filters":2,"kernel_size":3,"strides":1,"padding":"valid","depth_multiplier":1,"activation":"linear","use_bias":true,"bias_initializer":{"class_name":"Zeros","config":{}},"depthwise_initializer":{"class_name":"GlorotUniform","config":{}},"depthwise_constraint":{"class_name":"UnitNorm","config":{}},"pointwise_initializer":{"class_name":"GlorotUniform","config":{}},"pointwise_constraint":{"class_name":"UnitNorm","config":{"axis":[0,1]}}}
layer.embedding [3] {"inputDim":5,"embeddingsPenalty":"l1_l2","embeddingsL1":0.5,"embeddingsConstraint":"unit_norm"} Embedding {"input_dim":5,"output_dim":64,"mask_zero":false,"embeddings_initializer":{"class_name":"RandomUniform","config":{}},"embeddings_regularizer":{"class_name":"L1L2","config":{"l1":0.5,"l2":0}},"embeddings_constraint":{"class_name":"UnitNorm","config":{"axis":[1]}}}
layer.simpleRnn [8,4] {"recurrentPenalty":"orthogonal_regularizer","recurrentOrthogonalBy":"columns","recurrentConstraint":"max_norm","recurrentLargest":1} SimpleRNN {"units":32,"return_sequences":false,"dropout":0,"recurrent_dropout":0,"recurrent_initializer":{"class_name":"Orthogonal","config":{}},"activation":"tanh","use_bias":true,"kernel_initializer":{"class_name":"GlorotUniform","config":{}},"bias_initializer":{"class_name":"Zeros","config":{}},"recurrent_regularizer":{"class_name":"OrthogonalRegularizer","config":{"factor":0.01,"mode":"columns"}},"recurrent_constraint":{"class_name":"MaxNorm","config":{"max_value":1}}}
layer.activation [8,8,4] {} Activation {"activation":"relu"}
layer.activation [8,8,4] {"activation":"linear"} Activation {"activation":"linear"}
layer.leakyRelu [8,8,4] {} LeakyReLU {"negative_slope":0.3}
layer.leakyRelu [8,8,4] {"slope":0} LeakyReLU {"negative_slope":0}
layer.elu [8,8,4] {} ELU {"alpha":1}
layer.elu [8,8,4] {"alpha":0} ELU {"alpha":0}
layer.pRelu [8,8,4] {} PReLU {"shared_axes":[]}
layer.pRelu [8,8,4] {"sharedAxes":[2]} PReLU {"shared_axes":[2]}
layer.pRelu [8,8,4] {"sharedAxes":[2,1]} PReLU {"shared_axes":[2,1]}
layer.pRelu [8,8,4] {"sharedAxes":[2,1,3]} PReLU {"shared_axes":[2,1,3]}
layer.dropout [8,8,4] {} Dropout {"rate":0.5}
layer.dropout [8,8,4] {"rate":0} Dropout {"rate":0}
layer.flatten [8,8,4] {} Flatten {}
layer.reshape [1] {} Reshape {"target_shape":[1]}
layer.permute [8,4] {} Permute {"dims":[2,1]}
layer.permute [32] {"order":[1]} Permute {"dims":[1]}
layer.permute [8,8,4] {"order":[2,1,3]} Permute {"dims":[2,1,3]}
layer.batchNormalization [8,8,4] {} BatchNormalization {"momentum":0.99,"epsilon":0.001,"center":true,"scale":true}
layer.batchNormalization [8,8,4] {"momentum":0,"centre":false,"scale":false} BatchNormalization {"momentum":0,"epsilon":0.001,"center":false,"scale":false}
layer.batchNormalization [8,8,4] {"epsilon":0.25} BatchNormalization {"momentum":0.99,"epsilon":0.25,"center":true,"scale":true}
layer.layerNormalization [8,8,4] {} LayerNormalization {"epsilon":0.001,"center":true,"scale":true}
layer.layerNormalization [8,8,4] {"centre":false,"scale":false} LayerNormalization {"epsilon":0.001,"center":false,"scale":false}
layer.layerNormalization [8,8,4] {"epsilon":0.25} LayerNormalization {"epsilon":0.25,"center":true,"scale":true}
layer.spatialDropout1d [8,4] {} SpatialDropout1D {"rate":0.5}
layer.spatialDropout1d [8,4] {"rate":0} SpatialDropout1D {"rate":0}
layer.spatialDropout2d [8,8,4] {} SpatialDropout2D {"rate":0.5}
layer.spatialDropout2d [8,8,4] {"rate":0} SpatialDropout2D {"rate":0}
layer.gaussianDropout [8,8,4] {} GaussianDropout {"rate":0.5}
layer.gaussianDropout [8,8,4] {"rate":0} GaussianDropout {"rate":0}
layer.gaussianNoise [8,8,4] {} GaussianNoise {"stddev":0.1}
layer.gaussianNoise [8,8,4] {"stddev":0} GaussianNoise {"stddev":0}
layer.conv2d [8,8,4] {} Conv2D {"filters":32,"kernel_size":[3,3],"strides":[1,1],"padding":"valid","dilation_rate":[1,1],"activation":"linear","use_bias":true,"kernel_initializer":{"class_name":"GlorotUniform","config":{}},"bias_initializer":{"class_name":"Zeros","config":{}}}
layer.conv2d [8,8,4] {"filters":2,"kernelSize":[2,1],"padding":"same","activation":"mish","useBias":false,"biasInitializer":"lecun_normal","kernelL2":0.5} Conv2D {"filters":2,"kernel_size":[2,1],"strides":[1,1],"padding":"same","dilation_rate":[1,1],"activation":"mish","use_bias":false,"kernel_initializer":{"class_name":"GlorotUniform","config":{}},"kernel_regularizer":{"class_name":"L1L2","config":{"l1":0,"l2":0.5}}}
layer.conv2d [8,8,4] {"filters":1,"strides":[2,1],"dilation":[1,2],"activation":"gelu","kernelInitializer":"zeros","kernelL1":0.25,"kernelL2":0.5} Conv2D {"filters":1,"kernel_size":[3,3],"strides":[2,1],"padding":"valid","dilation_rate":[1,2],"activation":"gelu","use_bias":true,"kernel_initializer":{"class_name":"Zeros","config":{}},"bias_initializer":{"class_name":"Zeros","config":{}},"kernel_regularizer":{"class_name":"L1L2","config":{"l1":0.25,"l2":0.5}}}
layer.conv2dTranspose [8,8,4] {} Conv2DTranspose {"filters":32,"kernel_size":[3,3],"strides":[1,1],"padding":"valid","activation":"linear","use_bias":true,"kernel_initializer":{"class_name":"GlorotUniform","config":{}},"bias_initializer":{"class_name":"Zeros","config":{}}}
layer.conv2dTranspose [8,8,4] {"filters":1,"strides":[1,2],"activation":"tanh","useBias":false,"biasInitializer":"lecun_uniform","kernelL2":0.5} Conv2DTranspose {"filters":1,"kernel_size":[3,3],"strides":[1,2],"padding":"valid","activation":"tanh","use_bias":false,"kernel_initializer":{"class_name":"GlorotUniform","config":{}},"kernel_regularizer":{"class_name":"L1L2","config":{"l1":0,"l2":0.5}}}
layer.conv2dTranspose [8,8,4] {"kernelSize":[1,2],"padding":"same","activation":"softplus","kernelInitializer":"truncated_normal","kernelL1":0.5} Conv2DTranspose {"filters":32,"kernel_size":[1,2],"strides":[1,1],"padding":"same","activation":"softplus","use_bias":true,"kernel_initializer":{"class_name":"TruncatedNormal","config":{}},"bias_initializer":{"class_name":"Zeros","config":{}},"kernel_regularizer":{"class_name":"L1L2","config":{"l1":0.5,"l2":0}}}
layer.depthwiseConv2d [8,8,4] {} DepthwiseConv2D {"kernel_size":[3,3],"strides":[1,1],"padding":"valid","depth_multiplier":1,"activation":"linear","use_bias":true,"bias_initializer":{"class_name":"Zeros","config":{}},"depthwise_initializer":{"class_name":"GlorotUniform","config":{}}}
layer.depthwiseConv2d [8,8,4] {"kernelSize":[2,1],"padding":"same","activation":"tanh","useBias":false,"biasInitializer":"lecun_uniform","kernelL2":0.5} DepthwiseConv2D {"kernel_size":[2,1],"strides":[1,1],"padding":"same","depth_multiplier":1,"activation":"tanh","use_bias":false,"depthwise_initializer":{"class_name":"GlorotUniform","config":{}},"depthwise_regularizer":{"class_name":"L1L2","config":{"l1":0,"l2":0.5}}}
layer.depthwiseConv2d [8,8,4] {"kernelSize":[2,1],"strides":3,"depthMultiplier":5,"useBias":false,"kernelInitializer":"ones","kernelL1":0.5} DepthwiseConv2D {"kernel_size":[2,1],"strides":[3,3],"padding":"valid","depth_multiplier":5,"activation":"linear","use_bias":false,"depthwise_initializer":{"class_name":"Ones","config":{}},"depthwise_regularizer":{"class_name":"L1L2","config":{"l1":0.5,"l2":0}}}
layer.separableConv2d [8,8,4] {} SeparableConv2D {"filters":32,"kernel_size":[3,3],"strides":[1,1],"padding":"valid","depth_multiplier":1,"activation":"linear","use_bias":true,"bias_initializer":{"class_name":"Zeros","config":{}},"depthwise_initializer":{"class_name":"GlorotUniform","config":{}},"pointwise_initializer":{"class_name":"GlorotUniform","config":{}}}
layer.separableConv2d [8,8,4] {"filters":2,"kernelSize":[2,1],"padding":"same","activation":"mish","useBias":false,"biasInitializer":"lecun_normal","kernelL2":0.5} SeparableConv2D {"filters":2,"kernel_size":[2,1],"strides":[1,1],"padding":"same","depth_multiplier":1,"activation":"mish","use_bias":false,"depthwise_initializer":{"class_name":"GlorotUniform","config":{}},"depthwise_regularizer":{"class_name":"L1L2","config":{"l1":0,"l2":0.5}},"pointwise_initializer":{"class_name":"GlorotUniform","config":{}},"pointwise_regularizer":{"class_name":"L1L2","config":{"l1":0,"l2":0.5}}}
layer.separableConv2d [8,8,4] {"filters":1,"strides":2,"depthMultiplier":3,"activation":"softmax","kernelInitializer":"lecun_normal","kernelL1":0.5} SeparableConv2D {"filters":1,"kernel_size":[3,3],"strides":[2,2],"padding":"valid","depth_multiplier":3,"activation":"softmax","use_bias":true,"bias_initializer":{"class_name":"Zeros","config":{}},"depthwise_initializer":{"class_name":"LecunNormal","config":{}},"depthwise_regularizer":{"class_name":"L1L2","config":{"l1":0.5,"l2":0}},"pointwise_initializer":{"class_name":"LecunNormal","config":{}},"pointwise_regularizer":{"class_name":"L1L2","config":{"l1":0.5,"l2":0}}}
layer.randomBrightness [8,8,4] {"valueRange":[0,1]} RandomBrightness {"factor":0.2,"value_range":[0,1]}
layer.randomContrast [8,8,4] {"factor":0.5} RandomContrast {"factor":[0.5,0.5],"value_range":[0,255]}
layer.maxPooling2d [8,8,4] {} MaxPooling2D {"pool_size":[2,2],"strides":[2,2],"padding":"valid"}
layer.maxPooling2d [8,8,4] {"poolSize":[2,1],"strides":[1,2]} MaxPooling2D {"pool_size":[2,1],"strides":[1,2],"padding":"valid"}
layer.maxPooling2d [8,8,4] {"strides":[2],"padding":"same"} MaxPooling2D {"pool_size":[2,2],"strides":[2,2],"padding":"same"}
layer.averagePooling2d [8,8,4] {} AveragePooling2D {"pool_size":[2,2],"strides":[2,2],"padding":"valid"}
layer.averagePooling2d [8,8,4] {"poolSize":[2,1],"strides":[1,2]} AveragePooling2D {"pool_size":[2,1],"strides":[1,2],"padding":"valid"}
layer.averagePooling2d [8,8,4] {"strides":[2],"padding":"same"} AveragePooling2D {"pool_size":[2,2],"strides":[2,2],"padding":"same"}
layer.globalMaxPooling2d [8,8,4] {} GlobalMaxPooling2D {}
layer.globalAveragePooling2d [8,8,4] {} GlobalAveragePooling2D {}
layer.upSampling2d [8,8,4] {} UpSampling2D {"size":[2,2]}
layer.upSampling2d [8,8,4] {"size":[2,1]} UpSampling2D {"size":[2,1]}
layer.zeroPadding2d [8,8,4] {} ZeroPadding2D {"padding":[1,1]}
layer.zeroPadding2d [8,8,4] {"padding":[2,1]} ZeroPadding2D {"padding":[2,1]}
layer.cropping2d [8,8,4] {} Cropping2D {"cropping":[1,1]}
layer.cropping2d [8,8,4] {"cropping":[2,1]} Cropping2D {"cropping":[2,1]}
layer.embedding [8,8,4] {} Embedding {"input_dim":10000,"output_dim":64,"mask_zero":false,"embeddings_initializer":{"class_name":"RandomUniform","config":{}}}
layer.embedding [8,8,4] {"inputDim":5,"maskZero":true,"initializer":"lecun_normal"} Embedding {"input_dim":5,"output_dim":64,"mask_zero":true,"embeddings_initializer":{"class_name":"LecunNormal","config":{}}}
layer.embedding [8,8,4] {"inputDim":2,"outputDim":3,"initializer":"he_normal"} Embedding {"input_dim":2,"output_dim":3,"mask_zero":false,"embeddings_initializer":{"class_name":"HeNormal","config":{}}}
layer.simpleRnn [8,4] {} SimpleRNN {"units":32,"return_sequences":false,"dropout":0,"recurrent_dropout":0,"recurrent_initializer":{"class_name":"Orthogonal","config":{}},"activation":"tanh","use_bias":true,"kernel_initializer":{"class_name":"GlorotUniform","config":{}},"bias_initializer":{"class_name":"Zeros","config":{}}}
layer.simpleRnn [8,4] {"returnSequences":true,"bidirectional":true,"dropout":0.25,"activation":"selu","useBias":false,"biasInitializer":"random_normal","kernelL2":0.5,"recurrentInitializer":"zeros"} Bidirectional {"layer":{"class_name":"SimpleRNN","config":{"units":32,"return_sequences":true,"dropout":0.25,"recurrent_dropout":0,"recurrent_initializer":{"class_name":"Zeros","config":{}},"activation":"selu","use_bias":false,"kernel_initializer":{"class_name":"GlorotUniform","config":{}},"kernel_regularizer":{"class_name":"L1L2","config":{"l1":0,"l2":0.5}}}},"merge_mode":"concat"}
layer.simpleRnn [8,4] {"units":2,"returnSequences":true,"mergeMode":"sum","recurrentDropout":0.25,"activation":"selu","kernelInitializer":"random_normal","kernelL1":0.25,"kernelL2":0.5} SimpleRNN {"units":2,"return_sequences":true,"dropout":0,"recurrent_dropout":0.25,"recurrent_initializer":{"class_name":"Orthogonal","config":{}},"activation":"selu","use_bias":true,"kernel_initializer":{"class_name":"RandomNormal","config":{}},"bias_initializer":{"class_name":"Zeros","config":{}},"kernel_regularizer":{"class_name":"L1L2","config":{"l1":0.25,"l2":0.5}}}
layer.gru [8,4] {} GRU {"units":32,"return_sequences":false,"dropout":0,"recurrent_dropout":0,"recurrent_initializer":{"class_name":"Orthogonal","config":{}},"activation":"tanh","use_bias":true,"kernel_initializer":{"class_name":"GlorotUniform","config":{}},"bias_initializer":{"class_name":"Zeros","config":{}},"recurrent_activation":"sigmoid","reset_after":true}
layer.gru [8,4] {"returnSequences":true,"bidirectional":true,"dropout":0.25,"activation":"selu","useBias":false,"biasInitializer":"random_normal","kernelL2":0.5,"recurrentInitializer":"zeros","resetAfter":false} Bidirectional {"layer":{"class_name":"GRU","config":{"units":32,"return_sequences":true,"dropout":0.25,"recurrent_dropout":0,"recurrent_initializer":{"class_name":"Zeros","config":{}},"activation":"selu","use_bias":false,"kernel_initializer":{"class_name":"GlorotUniform","config":{}},"kernel_regularizer":{"class_name":"L1L2","config":{"l1":0,"l2":0.5}},"recurrent_activation":"sigmoid","reset_after":false}},"merge_mode":"concat"}
layer.gru [8,4] {"units":2,"returnSequences":true,"mergeMode":"sum","recurrentDropout":0.25,"activation":"selu","kernelInitializer":"random_normal","kernelL1":0.25,"kernelL2":0.5,"recurrentActivation":"silu"} GRU {"units":2,"return_sequences":true,"dropout":0,"recurrent_dropout":0.25,"recurrent_initializer":{"class_name":"Orthogonal","config":{}},"activation":"selu","use_bias":true,"kernel_initializer":{"class_name":"RandomNormal","config":{}},"bias_initializer":{"class_name":"Zeros","config":{}},"kernel_regularizer":{"class_name":"L1L2","config":{"l1":0.25,"l2":0.5}},"recurrent_activation":"silu","reset_after":true}
layer.lstm [8,4] {} LSTM {"units":32,"return_sequences":false,"dropout":0,"recurrent_dropout":0,"recurrent_initializer":{"class_name":"Orthogonal","config":{}},"activation":"tanh","use_bias":true,"kernel_initializer":{"class_name":"GlorotUniform","config":{}},"bias_initializer":{"class_name":"Zeros","config":{}},"recurrent_activation":"sigmoid","unit_forget_bias":true}
layer.lstm [8,4] {"returnSequences":true,"bidirectional":true,"dropout":0.25,"activation":"selu","useBias":false,"biasInitializer":"random_normal","kernelL2":0.5,"recurrentInitializer":"zeros","unitForgetBias":false} Bidirectional {"layer":{"class_name":"LSTM","config":{"units":32,"return_sequences":true,"dropout":0.25,"recurrent_dropout":0,"recurrent_initializer":{"class_name":"Zeros","config":{}},"activation":"selu","use_bias":false,"kernel_initializer":{"class_name":"GlorotUniform","config":{}},"kernel_regularizer":{"class_name":"L1L2","config":{"l1":0,"l2":0.5}},"recurrent_activation":"sigmoid","unit_forget_bias":false}},"merge_mode":"concat"}
layer.lstm [8,4] {"units":2,"returnSequences":true,"mergeMode":"sum","recurrentDropout":0.25,"activation":"selu","kernelInitializer":"random_normal","kernelL1":0.25,"kernelL2":0.5,"recurrentActivation":"silu"} LSTM {"units":2,"return_sequences":true,"dropout":0,"recurrent_dropout":0.25,"recurrent_initializer":{"class_name":"Orthogonal","config":{}},"activation":"selu","use_bias":true,"kernel_initializer":{"class_name":"RandomNormal","config":{}},"bias_initializer":{"class_name":"Zeros","config":{}},"kernel_regularizer":{"class_name":"L1L2","config":{"l1":0.25,"l2":0.5}},"recurrent_activation":"silu","unit_forget_bias":true}
layer.multiHeadAttention [8,4] {} MultiHeadAttention {"num_heads":4,"key_dim":32,"use_causal_mask":false,"dropout":0,"use_bias":true,"kernel_initializer":{"class_name":"GlorotUniform","config":{}}}
layer.multiHeadAttention [8,4] {"heads":2,"keySize":3,"useBias":false} MultiHeadAttention {"num_heads":2,"key_dim":3,"use_causal_mask":false,"dropout":0,"use_bias":false,"kernel_initializer":{"class_name":"GlorotUniform","config":{}}}
layer.multiHeadAttention [8,4] {"heads":1,"dropout":0.25,"kernelInitializer":"he_normal"} MultiHeadAttention {"num_heads":1,"key_dim":32,"use_causal_mask":false,"dropout":0.25,"use_bias":true,"kernel_initializer":{"class_name":"HeNormal","config":{}}}
layer.groupQueryAttention [8,4] {"causal":true} GroupQueryAttention {"num_query_heads":4,"num_key_value_heads":2,"head_dim":32,"use_causal_mask":true,"dropout":0,"use_bias":true,"kernel_initializer":{"class_name":"GlorotUniform","config":{}}}
layer.attention [8,4] {} Attention {"score_mode":"dot","use_scale":false,"use_causal_mask":false,"dropout":0}
layer.positions [8,4] {} Add {}
layer.transformerBlock [8,4] {} Add {}
layer.conv1d [8,4] {} Conv1D {"filters":32,"kernel_size":3,"strides":1,"padding":"valid","dilation_rate":1,"activation":"linear","use_bias":true,"kernel_initializer":{"class_name":"GlorotUniform","config":{}},"bias_initializer":{"class_name":"Zeros","config":{}}}
layer.conv1d [8,4] {"filters":2,"padding":"causal","activation":"elu","useBias":false,"biasInitializer":"random_uniform","kernelL2":0.25} Conv1D {"filters":2,"kernel_size":3,"strides":1,"padding":"causal","dilation_rate":1,"activation":"elu","use_bias":false,"kernel_initializer":{"class_name":"GlorotUniform","config":{}},"kernel_regularizer":{"class_name":"L1L2","config":{"l1":0,"l2":0.25}}}
layer.conv1d [8,4] {"filters":1,"strides":2,"dilation":3,"activation":"softmax","kernelInitializer":"lecun_normal","kernelL1":0.5} Conv1D {"filters":1,"kernel_size":3,"strides":2,"padding":"valid","dilation_rate":3,"activation":"softmax","use_bias":true,"kernel_initializer":{"class_name":"LecunNormal","config":{}},"bias_initializer":{"class_name":"Zeros","config":{}},"kernel_regularizer":{"class_name":"L1L2","config":{"l1":0.5,"l2":0}}}
layer.conv1d [8,4] {"kernelSize":1} Conv1D {"filters":32,"kernel_size":1,"strides":1,"padding":"valid","dilation_rate":1,"activation":"linear","use_bias":true,"kernel_initializer":{"class_name":"GlorotUniform","config":{}},"bias_initializer":{"class_name":"Zeros","config":{}}}
layer.maxPooling1d [8,4] {} MaxPooling1D {"pool_size":2,"strides":2,"padding":"valid"}
layer.maxPooling1d [8,4] {"poolSize":1,"padding":"same"} MaxPooling1D {"pool_size":1,"strides":1,"padding":"same"}
layer.maxPooling1d [8,4] {"strides":1} MaxPooling1D {"pool_size":2,"strides":1,"padding":"valid"}
layer.averagePooling1d [8,4] {} AveragePooling1D {"pool_size":2,"strides":2,"padding":"valid"}
layer.averagePooling1d [8,4] {"poolSize":1,"padding":"same"} AveragePooling1D {"pool_size":1,"strides":1,"padding":"same"}
layer.averagePooling1d [8,4] {"strides":1} AveragePooling1D {"pool_size":2,"strides":1,"padding":"valid"}
layer.globalMaxPooling1d [8,4] {} GlobalMaxPooling1D {}
layer.globalAveragePooling1d [8,4] {} GlobalAveragePooling1D {}
layer.maxPooling3d [5,5,5,2] {} MaxPooling3D {"pool_size":[2,2,2],"strides":[2,2,2],"padding":"valid"}
layer.maxPooling3d [5,5,5,2] {"strides":1} MaxPooling3D {"pool_size":[2,2,2],"strides":1,"padding":"valid"}
layer.cropping1d [8,4] {"cropping":[1,2]} Cropping1D {"cropping":[1,2]}
layer.cropping3d [5,5,5,2] {"cropping":[1,0,2]} Cropping3D {"cropping":[1,0,2]}
layer.groupNormalization [8,4] {} GroupNormalization {"groups":1,"epsilon":0.001,"center":true,"scale":true}
layer.relu [8,4] {} ReLU {"max_value":null,"negative_slope":0,"threshold":0}
layer.masking [8,4] {} Masking {"mask_value":0}
layer.repeatVector [32] {} RepeatVector {"n":2}
layer.repeatVector [32] {"times":1} RepeatVector {"n":1}
layer.concatenate [8,8,4] {} Concatenate {"axis":-1}
layer.concatenate [8,8,4] {"axis":1} Concatenate {"axis":1}
layer.add [8,8,4] {} Add {}
layer.subtract [8,8,4] {} Subtract {}
layer.multiply [8,8,4] {} Multiply {}
layer.average [8,8,4] {} Average {}
layer.maximum [8,8,4] {} Maximum {}
layer.minimum [8,8,4] {} Minimum {}
layer.dot [8,4] {} Dot {"axes":-1,"normalize":false}
layer.dot [8,4] {"axis":2,"normalise":true} Dot {"axes":2,"normalize":true}
`
  .trim()
  .split('\n')
  .map((line) => line.split(' ') as [NodeKind, string, string, string, string]);

const specs = Object.values<NodeSpec>(catalogue).filter(({ kind }) => kind.startsWith('layer.'));

interface Runs {
  run(inputs: object, params: object, context: object): Promise<{ readonly layer: LayerValue }>;
}

const run = (kind: NodeKind, inputs: object, params: object, node: string) =>
  (runners[kind] as unknown as Runs).run(inputs, params, { node });

test.each(cases)('%s %s %s is %s %s', async (kind, shape, given, className, config) => {
  const params = { ...defaultParams(catalogue[kind]), ...(JSON.parse(given) as Record<string, ParamValue>) };
  const input = async (node: string) =>
    (await run('layer.input', {}, { shape: JSON.parse(shape) as number[] }, node)).layer;
  const inputs =
    'layers' in catalogue[kind].inputs ? { layers: [await input('a'), await input('b')] } : { layer: await input('a') };
  const added = (await run(kind, inputs, params, 'x')).layer.network.layers.at(-1);
  expect(`${added?.className} ${JSON.stringify(added?.config)}`).toBe(`${className} ${config}`);
});

const kerasLayers = specs.flatMap(({ kind, params, keras }) =>
  keras && 'layer' in keras ? [{ kind, params, keras }] : [],
);

test.each(kerasLayers)('$kind fills in fields that its class knows', ({ params, keras }) => {
  const layer = layerClass(keras.layer);
  if (!(layer?.config instanceof z.ZodObject)) throw new TypeError('The configuration is no object');
  const defaults = Object.entries(params).map(([name, param]) => [name, param.default]);
  const limits = Object.keys(params).filter((param) => param.endsWith('Constraint'));
  const limited = Object.fromEntries(limits.map((param) => [param, 'unit_norm']));
  const values = { ...Object.fromEntries(defaults), kernelL1: 1, ...limited } as Record<string, unknown>;
  expect(Object.keys(layer.config.shape)).toEqual(
    expect.arrayContaining(Object.keys(kerasConfig({ params, keras }, values))),
  );
  const others = Object.values(params).map((param) => (typeof param.keras === 'object' ? param.keras.same : undefined));
  for (const name of [keras.sizeParam, ...others]) if (name !== undefined) expect(params).toHaveProperty(name);
});
