"""Makes the table of dev.hone.stats.Looks, with NumPy and SciPy: python3 tools/look_levels.py

A difference is a part that all repeats share, with variance c, and an own part with variance 1. For each c
four million sequences of fifty repeats; of each the smallest p over the looks. The level of K arms is the
quantile of those at 5 %/K; printed as its share of 5 %/K.
"""

import numpy as np
from scipy import stats

LOOKS = [5, 8, 12, 20, 30, 50]
CORRECTIONS = [0, 0.05, 0.11, 0.25, 1 / 3, 0.5, 1, 2]
ARMS = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 49]
ROUNDS, SEQUENCES = 20, 200_000

rng = np.random.default_rng(1)
grid = np.concatenate([np.linspace(0, 8, 1601), np.linspace(8.05, 60, 1040)])
for c in CORRECTIONS:
    smallest = []
    for _ in range(ROUNDS):
        d = rng.standard_normal((SEQUENCES, LOOKS[-1]))
        if c:
            d += np.sqrt(c) * rng.standard_normal((SEQUENCES, 1))
        sums, squares = np.cumsum(d, 1), np.cumsum(d * d, 1)
        least = np.zeros(SEQUENCES)
        for j in LOOKS:
            mean = sums[:, j - 1] / j
            variance = (squares[:, j - 1] - j * mean * mean) / (j - 1)
            t = np.abs(mean) / np.sqrt(variance * (1 / j + c))
            least = np.minimum(least, np.interp(t, grid, np.log(2) + stats.t.logsf(grid, j - 1)))
        smallest.append(least)
    p = np.sort(np.exp(np.concatenate(smallest)))
    print(round(c, 3), [f"{p[int(len(p) * 0.05 / k)] / (0.05 / k):.3f}" for k in ARMS], flush=True)
