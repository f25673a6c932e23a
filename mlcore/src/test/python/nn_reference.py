"""Expected numbers of the tests of dev.hone.nn, by Keras 3.15.1 on JAX 0.10.2.

    pip install keras==3.15.1 jax==0.10.2
    KERAS_BACKEND=jax python nn_reference.py

Weights and inputs are amplitude * sin(phase + i) for i = 0, 1, ... in Hone's row-major layout, as
Trial.wave makes them; where Keras orders gates otherwise, columns are moved here.
"""

import keras
import numpy as np

B, T, F, H = 2, 3, 2, 2


def wave(shape, phase, amplitude=0.8):
    n = int(np.prod(shape))
    return (amplitude * np.sin(phase + np.arange(n))).astype("float32").reshape(shape)


def show(name, values):
    flat = np.asarray(values, dtype="float64").ravel()
    print(name, list(np.asarray(values).shape))
    print("  " + ", ".join("%.6ff" % v for v in flat))


def columns(weights, order):
    """Picks gate blocks of the last axis in another order."""
    gates = np.split(weights, len(order), axis=-1)
    return np.concatenate([gates[g] for g in order], axis=-1)


x = wave([B, T, F], 0.5)

# Simple RNN.
rnn = keras.layers.SimpleRNN(H, return_sequences=True)
rnn.build(x.shape)
rnn.set_weights([wave([F, H], 1), wave([H, H], 2), wave([H], 3)])
show("rnn", rnn(x))

# LSTM: Hone holds input, forget, output, candidate; Keras input, forget, candidate, output.
lstm = keras.layers.LSTM(H, return_sequences=True)
lstm.build(x.shape)
order = [0, 1, 3, 2]
lstm.set_weights(
    [columns(wave([F, 4 * H], 1), order), columns(wave([H, 4 * H], 2), order), columns(wave([4 * H], 3), order)]
)
show("lstm", lstm(x))

# GRU: Hone holds reset, update, new; Keras update, reset, new.
gru = keras.layers.GRU(H, return_sequences=True, reset_after=True)
gru.build(x.shape)
order = [1, 0, 2]
biases = np.stack([columns(wave([3 * H], 3), order), columns(wave([3 * H], 4), order)])
gru.set_weights([columns(wave([F, 3 * H], 1), order), columns(wave([H, 3 * H], 2), order), biases])
show("gru", gru(x))

# Batch normalisation: two training steps on different batches, then inference.
norm = keras.layers.BatchNormalization(momentum=0.9, epsilon=1e-5)
norm.build([None, 3])
norm.set_weights([wave([3], 1), wave([3], 2), np.zeros(3, "float32"), np.ones(3, "float32")])
first, second = wave([4, 3], 0.5, 3.0), wave([4, 3], 9, 2.0)
show("batch norm, training on the first batch", norm(first, training=True))
show("batch norm, training on the second batch", norm(second, training=True))
show("moving mean", norm.get_weights()[2])
show("moving variance", norm.get_weights()[3])
show("batch norm, inference on the first batch", norm(first, training=False))

# Batch normalisation of sequences.
steps = keras.layers.BatchNormalization(momentum=0.9, epsilon=1e-5)
steps.build([None, T, F])
show("batch norm of sequences, training", steps(x, training=True))
show("moving mean", steps.get_weights()[2])
show("moving variance", steps.get_weights()[3])

# Layer normalisation.
layer = keras.layers.LayerNormalization(axis=-1, epsilon=1e-5)
layer.build([None, 3])
layer.set_weights([wave([3], 1), wave([3], 2)])
show("layer norm", layer(first))

# Losses.
logits = wave([B, 3], 0.5, 2.0)
labels = np.array([2, 0])
onehot = np.eye(3, dtype="float32")[labels]
for smoothing in (0.0, 0.1):
    crossentropy = keras.losses.CategoricalCrossentropy(from_logits=True, label_smoothing=smoothing)
    show("softmax cross entropy, smoothing %s" % smoothing, crossentropy(onehot, logits))
targets = np.array([[1, 0, 1], [0, 0.25, 1]], "float32")
show("binary cross entropy", keras.losses.BinaryCrossentropy(from_logits=True)(targets, logits))
show("huber, delta 0.7", keras.losses.Huber(delta=0.7)(targets, logits))
show("mean squared error", keras.losses.MeanSquaredError()(targets, logits))
show("mean absolute error", keras.losses.MeanAbsoluteError()(targets, logits))
