"""Plain BM25, hard negatives, and the measures of the bench: MRR and recall at k over the national texts."""
import numpy as np
import scipy.sparse as sp

RANKS = (1, 5, 10, 20, 100)


class Lexical:
    """BM25 (k1 1.2, b 0.75) over all fields of the national texts."""

    def __init__(self, texts):
        n, size = texts.national, len(texts.vocabulary)
        end = texts.starts[n]
        shape = (n, size)
        self.counts = sp.csr_matrix((np.ones(end, np.float32), texts.tokens[:end], texts.starts[: n + 1]), shape=shape)
        self.counts.sum_duplicates()
        self.df = np.bincount(self.counts.indices, minlength=size)
        self.idf = np.log(1 + (n - self.df + 0.5) / (self.df + 0.5)).astype(np.float32)
        lengths = np.asarray(self.counts.sum(1)).ravel()
        norm = 1.2 * (0.25 + 0.75 * lengths / lengths.mean())
        rows = np.repeat(np.arange(n), np.diff(self.counts.indptr))
        weights = self.counts.copy()
        weights.data = weights.data * 2.2 / (weights.data + norm[rows]) * self.idf[weights.indices]
        self.weights = weights.tocsc()

    def fit(self, question):
        """BM25 over the weight of the question."""
        return self.scores(question) / (float(self.idf[question].sum()) + 1e-6)

    def scores(self, question):
        out = np.zeros(self.counts.shape[0], np.float32)
        w = self.weights
        for token in question:
            span = slice(w.indptr[token], w.indptr[token + 1])
            out[w.indices[span]] += w.data[span]
        return out


def encode_units(space, lexical):
    """Vectors of all national units."""
    counts = lexical.counts[:, space.kept]
    counts.data = 1 + np.log(counts.data)
    weights = space.values["passage"].exp().numpy()
    vectors = counts @ (weights * space.values["vectors"].numpy())
    return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-6)


def hard_negatives(questions, lexical, space, depth=60):
    """For each question id, units that words or the present vectors wrongly rank high."""
    units = encode_units(space, lexical)
    found = {}
    for question in questions:
        near = units @ space.encode([question["question"]], "question")[0]
        likely = lexical.scores(question["question"])
        top = [np.argpartition(-scores, depth)[:depth] for scores in (near, likely)]
        found[question["id"]] = np.setdiff1d(np.concatenate(top), question["relevant"])
    return found


def measure(rows, questions):
    """Means over questions, given the scores of all units for each."""
    totals = {"MRR": [], **{f"R@{k}": [] for k in RANKS}}
    for scores, question in zip(rows, questions):
        ranks = np.array([rank(scores, r) for r in question["relevant"]])
        totals["MRR"].append(1 / (ranks.min() + 1))
        for k in RANKS:
            totals[f"R@{k}"].append((ranks < k).mean())
    return {name: float(np.mean(values)) for name, values in totals.items()}


def rank(scores, unit):
    """From 0; among equals the middle one, so that scores of nothing but zeros find nothing."""
    return (scores > scores[unit]).sum() + ((scores == scores[unit]).sum() - 1) / 2


DEPTH = 150


def mixed(near, fit, words):
    """The first of each half by cosine + `words` times fit; what one half missed has that half's least."""
    scores = np.full(len(near), -9.0, np.float32)
    tops = [np.argpartition(-half, DEPTH)[:DEPTH] for half in (near, fit)]
    tops[1] = tops[1][fit[tops[1]] > 0]
    found = np.union1d(*tops)
    floors = [half[top].min() if len(top) == DEPTH else 0 for half, top in zip((near, fit), tops)]
    parts = [np.where(np.isin(found, top), half[found], floor) for half, top, floor in zip((near, fit), tops, floors)]
    scores[found] = parts[0] + words * parts[1]
    return scores


def line(name, measures):
    return f"{name:32s}" + " ".join(f"{k} {v:.3f}" for k, v in measures.items())
