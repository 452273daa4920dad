"""Trains the re-ranker on the candidates of the dev questions (`candidates.ts`).

`rerank.py PREPARED FILE`: measures in five folds over the questions and on the other sets, then writes the
model trained on all for `knowledge/rerank.ts`.
"""
import json
import sys
from pathlib import Path

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from measure import RANKS, line
from texts import read_lines

SEED, FOLDS = 20261124, 5
CANDIDATES = 100
TREES, LEAVES, RATE, LEAST, RIDGE = 120, 8, 0.05, 40, 5.0


def load(folder, name):
    rows = read_lines(Path(folder) / f"candidates.{name}.jsonl")
    for row in rows:
        row["right"] = np.array([c["unit"] in row["relevant"] for c in row["candidates"]])
        row["features"] = np.array([c["features"] for c in row["candidates"]])
        row["mixed"] = np.array([c["mixed"] for c in row["candidates"]])
    return rows


def fit(rows):
    x = np.concatenate([row["features"][:CANDIDATES] for row in rows])
    y = np.concatenate([row["right"][:CANDIDATES] for row in rows])
    weight = np.concatenate([weights(row["right"][:CANDIDATES]) for row in rows])
    model = HistGradientBoostingClassifier(
        learning_rate=RATE,
        max_iter=TREES,
        max_leaf_nodes=LEAVES,
        min_samples_leaf=LEAST,
        l2_regularization=RIDGE,
        early_stopping=False,
        random_state=SEED,
    )
    return model.fit(x, y, sample_weight=weight)


def weights(right):
    """Right answers of a question weigh one together, and so do ten of its wrong ones."""
    return np.where(right, 1 / max(1, right.sum()), 10 / max(1, (~right).sum()))


def measure(rows, scores):
    totals = {"MRR": [], **{f"R@{k}": [] for k in RANKS}}
    for row, score in zip(rows, scores):
        order = np.argsort(-score, kind="stable")
        hits = np.flatnonzero(row["right"][order])
        totals["MRR"].append(1 / (hits[0] + 1) if len(hits) else 0)
        for k in RANKS:
            totals[f"R@{k}"].append((hits < k).sum() / len(row["relevant"]))
    return {name: float(np.mean(values)) for name, values in totals.items()}


def apply(model, row):
    """The first candidates by the model, the rest after them as they were."""
    scores = row["mixed"] - 1e3
    scores[:CANDIDATES] = model.decision_function(row["features"][:CANDIDATES])
    return scores


def export(model, names, path):
    trees = []
    for (predictor,) in model._predictors:
        nodes = predictor.nodes
        leaf = nodes["is_leaf"].astype(bool)
        trees.append(
            {
                "feature": np.where(leaf, 0, nodes["feature_idx"]).tolist(),
                "threshold": [0 if l else float(f"{t:.6g}") for l, t in zip(leaf, nodes["num_threshold"])],
                "left": np.where(leaf, -1, nodes["left"].astype(int)).tolist(),
                "right": np.where(leaf, -1, nodes["right"].astype(int)).tolist(),
                "value": [float(f"{v:.5g}") for v in nodes["value"]],
            }
        )
    Path(path).write_text(json.dumps({"features": names, "trees": trees}, separators=(",", ":")) + "\n")


def main(folder, path):
    dev = load(folder, "dev")
    fold = np.random.default_rng(SEED).permutation(len(dev)) % FOLDS
    scores = [None] * len(dev)
    for k in range(FOLDS):
        model = fit([row for row, f in zip(dev, fold) if f != k])
        for i in np.flatnonzero(fold == k):
            scores[i] = apply(model, dev[i])
    print(line("dev: words alone", measure(dev, [row["features"][:, 2] for row in dev])))
    print(line("dev: vectors alone", measure(dev, [row["features"][:, 5] for row in dev])))
    print(line("dev: mixed", measure(dev, [row["mixed"] for row in dev])))
    print(line("dev: re-ranked, unseen", measure(dev, scores)))
    model = fit(dev)
    for name in ("scenario", "enterprise"):
        rows = load(folder, name)
        print(line(f"{name}: words alone", measure(rows, [row["features"][:, 2] for row in rows])))
        print(line(f"{name}: mixed", measure(rows, [row["mixed"] for row in rows])))
        print(line(f"{name}: re-ranked", measure(rows, [apply(model, row) for row in rows])))
    names = json.loads((Path(folder) / "features.json").read_text())
    export(model, names, path)


if __name__ == "__main__":
    main(*sys.argv[1:])
