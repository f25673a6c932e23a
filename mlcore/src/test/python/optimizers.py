"""Writes optimizers.json and schedules.json: what PyTorch's and Keras's optimisers do in ten steps,
and PyTorch's schedules in twenty epochs.

    pip install torch keras jax numpy
    KERAS_BACKEND=jax python optimizers.py ../resources/dev/hone/optim

One weight matrix [3, 2] and one bias vector [2] get fixed gradients that change sign; kernel[0, 1]
always has gradient 0, and so has the bias in step 4. The learning rate is halved after step 5
(except for Keras). All in float64, except Keras (float32).

 - torch.optim: SGD (plain, momentum, Nesterov), Adagrad, Adadelta, RMSprop, Adam, AdamW (decay on the
   matrix only); ReduceLROnPlateau, StepLR, ExponentialLR, CosineAnnealingLR;
 - keras.optimizers.Ftrl from weights of 0, as it has no other right place to start from;
 - "ftrl-centred": algorithm 1 of McMahan et al. (2013), line by line in NumPy, with z starting at
   -beta w / alpha, for weights that do not start at 0.
"""
import json
import math
import os
import re
import sys

os.environ.setdefault("KERAS_BACKEND", "jax")
import keras
import numpy as np
import torch

STEPS = 10
KERNEL = np.array([[0.5, -0.3], [1.2, 0.8], [-0.7, 0.05]])
BIAS = np.array([0.1, -0.2])


def gradients():
    kernels, biases = [], []
    for t in range(STEPS):
        kernel = np.array([[math.cos(1.3 * t + i + 2 * j) * 10.0 ** (1 - i) for j in range(2)] for i in range(3)])
        kernel[0, 1] = 0
        bias = np.array([math.sin(0.9 * t + 1), 0.3 * (-1) ** t])
        if t == 3:
            bias[:] = 0
        # Rounded to float32, which the engine is fed.
        kernels.append(kernel.astype(np.float32).astype(float))
        biases.append(bias.astype(np.float32).astype(float))
    return kernels, biases


def rates(base, halve=True):
    return [base * (0.5 if halve and t >= STEPS // 2 else 1) for t in range(STEPS)]


def entry(options, learning_rates, kernel, bias, trace):
    return {
        "optimizer": options,
        "learningRates": learning_rates,
        "startKernel": kernel.ravel().tolist(),
        "startBias": bias.ravel().tolist(),
        "kernel": [k.ravel().tolist() for k, _ in trace],
        "bias": [b.ravel().tolist() for _, b in trace],
    }


def from_torch(options, base, make):
    kernel = torch.tensor(KERNEL, dtype=torch.float64)
    bias = torch.tensor(BIAS, dtype=torch.float64)
    optimizer = make(kernel, bias, base)
    trace = []
    for rate, gk, gb in zip(rates(base), *gradients()):
        kernel.grad, bias.grad = torch.tensor(gk), torch.tensor(gb)
        for group in optimizer.param_groups:
            group["lr"] = rate
        optimizer.step()
        trace.append((kernel.numpy().copy(), bias.numpy().copy()))
    return entry(options, rates(base), KERNEL, BIAS, trace)


def from_keras_ftrl(beta, l1, l2, base):
    kernel = keras.Variable(np.zeros((3, 2)), dtype="float32")
    bias = keras.Variable(np.zeros(2), dtype="float32")

    def make(first, second):
        return keras.optimizers.Ftrl(
            learning_rate=base, learning_rate_power=-0.5, initial_accumulator_value=0.0,
            l1_regularization_strength=first, l2_regularization_strength=second, beta=beta)

    # In this engine penalties act on weights alone; Keras's l2 is half the paper's.
    of_kernel, of_bias = make(l1, l2 / 2), make(0.0, 0.0)
    trace = []
    for gk, gb in zip(*gradients()):
        of_kernel.apply([keras.ops.convert_to_tensor(gk, "float32")], [kernel])
        of_bias.apply([keras.ops.convert_to_tensor(gb, "float32")], [bias])
        trace.append((np.array(kernel.value, float), np.array(bias.value, float)))
    options = {"name": "ftrl", "beta": beta, "l1": l1, "l2": l2}
    return entry(options, rates(base, halve=False), KERNEL * 0, BIAS * 0, trace)


def from_paper_ftrl(beta, l1, l2, base):
    def run(w, gs, l1, l2):
        n, z, out = np.zeros_like(w), -beta * w / base, []
        for g in gs:
            sigma = (np.sqrt(n + g * g) - np.sqrt(n)) / base
            z = z + g - sigma * w
            n = n + g * g
            w = np.where(np.abs(z) <= l1, 0, -(z - np.sign(z) * l1) / ((beta + np.sqrt(n)) / base + l2))
            out.append(w)
        return out

    kernels, biases = gradients()
    trace = list(zip(run(KERNEL, kernels, l1, l2), run(BIAS, biases, 0, 0)))
    options = {"name": "ftrl", "beta": beta, "l1": l1, "l2": l2}
    return entry(options, rates(base, halve=False), KERNEL, BIAS, trace)


def optimizers():
    sgd, optim = torch.optim.SGD, torch.optim
    both = lambda make: lambda k, b, lr: make([k, b], lr)
    kernels, biases = gradients()
    return {
        "kernelGradients": [g.ravel().tolist() for g in kernels],
        "biasGradients": [g.tolist() for g in biases],
        "cases": {
            "sgd": from_torch({"name": "sgd"}, 0.1, both(lambda p, lr: sgd(p, lr=lr))),
            "momentum": from_torch(
                {"name": "momentum"}, 0.01, both(lambda p, lr: sgd(p, lr=lr, momentum=0.9))),
            "nesterov": from_torch(
                {"name": "nesterov", "momentum": 0.8}, 0.01,
                both(lambda p, lr: sgd(p, lr=lr, momentum=0.8, nesterov=True))),
            "adagrad": from_torch({"name": "adagrad"}, 0.05, both(lambda p, lr: optim.Adagrad(p, lr=lr))),
            "adadelta": from_torch({"name": "adadelta"}, 1.0, both(lambda p, lr: optim.Adadelta(p, lr=lr))),
            "rmsprop": from_torch({"name": "rmsprop"}, 0.01, both(lambda p, lr: optim.RMSprop(p, lr=lr))),
            "adam": from_torch({"name": "adam"}, 0.01, both(lambda p, lr: optim.Adam(p, lr=lr))),
            "adam-other-options": from_torch(
                {"name": "adam", "beta1": 0.5, "beta2": 0.9, "epsilon": 0.1}, 0.01,
                both(lambda p, lr: optim.Adam(p, lr=lr, betas=(0.5, 0.9), eps=0.1))),
            "adamw": from_torch(
                {"name": "adamw", "weightDecay": 0.2}, 0.05,
                lambda k, b, lr: optim.AdamW(
                    [{"params": [k], "weight_decay": 0.2}, {"params": [b], "weight_decay": 0.0}], lr=lr)),
            "ftrl": from_keras_ftrl(1.0, 0.4, 0.3, 0.2),
            "ftrl-without-penalties": from_keras_ftrl(1.0, 0.0, 0.0, 0.2),
            "ftrl-centred": from_paper_ftrl(2.0, 0.4, 0.3, 0.2),
        },
    }


def schedules():
    def trace(make, losses):
        optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=1.0)
        scheduler, factors = make(optimizer), [1.0]
        for loss in losses:
            optimizer.step()
            scheduler.step(*([loss] if isinstance(scheduler, lr.ReduceLROnPlateau) else []))
            factors.append(optimizer.param_groups[0]["lr"])
        return factors

    lr = torch.optim.lr_scheduler
    losses = [1.0, 0.9, 0.895, 0.9, 0.89, 0.95, 0.7, 0.7, 0.7, 0.69, 0.695, 0.7,
              0.5, 0.6, float("nan"), 0.6, 0.6, 0.6, 0.6, 0.6]
    n = len(losses)
    return {
        # JSON has no NaN.
        "validationLosses": [loss if loss == loss else None for loss in losses],
        "factors": {
            '{"name": "step", "every": 6, "gamma": 0.3}':
                trace(lambda o: lr.StepLR(o, 6, 0.3), losses),
            '{"name": "exponential", "gamma": 0.9}': trace(lambda o: lr.ExponentialLR(o, 0.9), losses),
            '{"name": "cosine", "floor": 0.05}':
                trace(lambda o: lr.CosineAnnealingLR(o, n, eta_min=0.05), losses),
            '{"name": "reduce-on-plateau", "factor": 0.5, "patience": 1, "minDelta": 0.02, "cooldown": 1, "floor": 0.1}':
                trace(lambda o: lr.ReduceLROnPlateau(
                    o, factor=0.5, patience=1, threshold=0.02, threshold_mode="abs", cooldown=1, min_lr=0.1), losses),
            '{"name": "reduce-on-plateau", "factor": 0.2, "patience": 2, "minDelta": 0, "cooldown": 0, "floor": 0}':
                trace(lambda o: lr.ReduceLROnPlateau(
                    o, factor=0.2, patience=2, threshold=0, threshold_mode="abs"), losses),
        },
    }


if __name__ == "__main__":
    versions = {"torch": torch.__version__, "keras": keras.__version__, "numpy": np.__version__}
    for name, content in (("optimizers", optimizers()), ("schedules", schedules())):
        with open(os.path.join(sys.argv[1], name + ".json"), "w") as file:
            text = json.dumps({"versions": versions, **content}, indent=1, allow_nan=False)
            rows = re.sub(r"\[[^][{}]*\]", lambda row: re.sub(r"\s+", " ", row.group()), text)
            file.write(rows + "\n")
