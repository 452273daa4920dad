"""Trains the built-in embedder. Run through `train.sh`, which says what it needs and what it writes.

`train.py PREPARED texts`      stages 1 and 2, on the texts and the ways guides are asked: PREPARED/texts.pkl
`train.py PREPARED cross`      stage 3 in five folds over the dev questions, measured on what each did not see
`train.py PREPARED ship MODEL GOLDEN`  stage 3 on all labelled questions, written for the product and its test
"""
import os
import pickle
import sys
from pathlib import Path

import numpy as np
import torch

from export import export, golden
from lessons import SHARES, learn_questions, learn_texts, learn_ways
from measure import Lexical, encode_units, hard_negatives, line, measure, mixed
from space import Space
from texts import Texts

SEED = 20261124
DIMENSIONS, TOKENS = 256, 58_900  # as 8-bit integers: 15.1 MB
WORDS = 15_000  # English ones with vectors known beforehand
IN_GUIDES = 3  # texts of the guides that hold a token which the laws lack
FOLDS = 5


def main(folder, stage, *rest):
    torch.set_num_threads(int(os.environ.get("THREADS", "2")))
    texts = Texts(folder)
    lexical = Lexical(texts)
    first = Path(folder) / "texts.pkl"
    if stage == "texts":
        idf = np.maximum(lexical.idf, 0.05)
        idf[texts.words] = np.maximum(texts.word_weights, 0.05)
        words = texts.words[:WORDS], texts.word_vectors[:WORDS]
        space = Space(vocabulary(texts, lexical), idf, DIMENSIONS, SEED, words)
        learn_texts(space, texts, SEED)
        learn_ways(space, texts, SEED)
        first.write_bytes(pickle.dumps(space))
    elif stage == "cross":
        cross(first, texts, lexical, Path(folder))
    elif stage == "ship":
        space = pickle.loads(first.read_bytes())
        labelled = texts.set(*SHARES)
        learn_questions(space, texts, labelled, mine(space, labelled, lexical), SEED)
        export(space, texts, Path(rest[0]))
        golden(space, texts, Path(rest[1]))


def vocabulary(texts, lexical):
    """The tokens that most national units hold, those that matter to the guides, and common English words."""
    weight = lexical.df.astype(float)
    weight[texts.in_guides >= IN_GUIDES] = np.inf
    weight[lexical.df == 0] = np.where(texts.in_guides >= IN_GUIDES, np.inf, -1)[lexical.df == 0]
    weight[texts.words[:WORDS]] = np.inf
    return np.sort(np.argsort(-weight, kind="stable")[:TOKENS])


def mine(space, labelled, lexical):
    return hard_negatives([q for q in labelled if q["set"] != "guide"], lexical, space)


def cross(first, texts, lexical, folder):
    """Cosines for every dev question come from the model that did not see it; other sets: mean of the folds."""
    dev = texts.set("dev")
    sets = {name: [q for q in texts.set(name) if q["relevant"]] for name in ("dev", "scenario", "enterprise")}
    fold = np.argsort(np.random.default_rng(SEED).permutation(len(dev))) % FOLDS
    labelled = texts.set(*SHARES)
    negatives = mine(pickle.loads(first.read_bytes()), labelled, lexical)
    near = {name: np.zeros((len(qs), texts.national), np.float32) for name, qs in sets.items()}
    for k in range(FOLDS):
        space = pickle.loads(first.read_bytes())
        unseen = {q["id"] for q, f in zip(dev, fold) if f == k}
        learn_questions(space, texts, [q for q in labelled if q["id"] not in unseen], negatives, SEED + k)
        units = encode_units(space, lexical)
        near["dev"][fold == k] = space.encode([q["question"] for q in dev if q["id"] in unseen], "question") @ units.T
        for name in ("scenario", "enterprise"):
            near[name] += space.encode([q["question"] for q in sets[name]], "question") @ units.T / FOLDS
        seen = np.flatnonzero(fold == k)
        report(f"dev, part {k}", [dev[i] for i in seen], near["dev"][seen], lexical)
    for name, questions in sets.items():
        np.save(folder / f"near.{name}.npy", near[name])
        report(name, questions, near[name], lexical)
    english = [i for i, q in enumerate(sets["enterprise"]) if q["id"].startswith("en")]
    report("enterprise, English", [sets["enterprise"][i] for i in english], near["enterprise"][english], lexical)


def report(name, questions, near, lexical):
    fits = [lexical.fit(q["question"]) for q in questions]
    print(line(f"{name}: BM25", measure(fits, questions)))
    print(line(f"{name}: vectors", measure(near, questions)))
    for words in (0.3, 0.5, 0.7, 1.0):
        rows = [mixed(n, fit, words) for n, fit in zip(near, fits)]
        print(line(f"{name}: vectors + {words} words", measure(rows, questions)), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
