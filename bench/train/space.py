"""The static model: a vector and two weights (question, passage) per token; one text is a weighted sum."""
import numpy as np
import torch
from torch.nn.functional import cross_entropy, normalize

SCALE = 20.0  # of cosines in the softmax


class Space:
    def __init__(self, kept, idf, dimensions, seed, words):
        """`kept`: numbers of the tokens in the vocabulary of the prepared texts; `words`: numbers of those whose
        direction among each other is known, and these directions. They enter by one map, which is learned: a word
        that no lesson holds goes where its neighbours go."""
        self.kept = kept
        self.place = np.full(len(idf), -1, np.int64)
        self.place[kept] = np.arange(len(kept))
        generator = torch.Generator().manual_seed(seed)
        weights = torch.tensor(np.log(idf[kept]), dtype=torch.float32)[:, None]
        vectors = torch.randn(len(kept), dimensions, generator=generator) / dimensions**0.5
        numbers, known = words
        self.lent = torch.from_numpy(self.place[numbers])
        self.known = torch.from_numpy(known)
        map_ = torch.randn(known.shape[1], dimensions, generator=generator) / dimensions**0.5
        vectors[self.lent] = self.known @ map_
        self.values = {"vectors": vectors, "question": weights.clone(), "passage": weights.clone(), "map": map_}
        self.row_of = torch.full((len(kept),), -1)
        self.row_of[self.lent] = torch.arange(len(self.lent))
        self.moments = {k: [torch.zeros_like(v), torch.zeros_like(v)] for k, v in self.values.items()}
        self.steps = 0

    def count(self, bags):
        """Distinct tokens of a batch, and 1 + ln(count) of each in each bag."""
        row = np.repeat(np.arange(len(bags)), [len(bag) for bag in bags])
        token = self.place[np.concatenate([np.asarray(bag, np.int64) for bag in bags])]
        row, token = row[token >= 0], token[token >= 0]
        distinct, column = np.unique(token, return_inverse=True)
        cells = np.bincount(row * len(distinct) + column, minlength=len(bags) * len(distinct))
        cells = cells.reshape(len(bags), len(distinct)).astype(np.float32)
        times = np.where(cells > 0, 1 + np.log(np.maximum(cells, 1)), 0).astype(np.float32)
        return torch.from_numpy(distinct), torch.from_numpy(times)

    def encode(self, bags, side):
        if not any(len(bag) for bag in bags):
            return np.zeros((len(bags), self.values["vectors"].shape[1]), np.float32)
        distinct, times = self.count(bags)
        weighted = self.values[side][distinct].exp() * self.values["vectors"][distinct]
        return normalize(times @ weighted, dim=1).numpy()

    def learn(self, questions, passages, ignored, rate):
        """One step of InfoNCE: passage i answers question i; `ignored` cells are no negatives."""
        self.steps += 1
        sides = []
        for side, bags in (("question", questions), ("passage", passages)):
            distinct, times = self.count(bags)
            vectors = self.values["vectors"][distinct].requires_grad_()
            weights = self.values[side][distinct].requires_grad_()
            encoded = normalize(times @ (weights.exp() * vectors), dim=1, eps=1e-6)
            sides.append((side, distinct, vectors, weights, encoded))
        scores = SCALE * sides[0][4] @ sides[1][4].T
        if ignored is not None:
            scores = scores.masked_fill(torch.from_numpy(ignored), -1e4)
        loss = cross_entropy(scores, torch.arange(len(questions)))
        loss.backward()
        rows, gradient = merge([(s[1], s[2].grad) for s in sides])
        self._follow("vectors", rows, gradient, rate)
        self._follow_map(rows, gradient, rate)
        for side, distinct, _, weights, _ in sides:
            self._follow(side, distinct, weights.grad, rate)
        return loss.item()

    def _follow_map(self, rows, gradient, rate):
        """What the words of a batch learned together, for all words."""
        words = self.row_of[rows]
        told = words >= 0
        if not told.any():
            return
        before = self.values["map"].clone()
        whole = torch.arange(len(before))
        self._follow("map", whole, self.known[words[told]].T @ gradient[told], rate)
        self.values["vectors"][self.lent] += self.known @ (self.values["map"] - before)

    def _follow(self, name, rows, gradient, rate):
        """Adam on the rows that the batch touched."""
        first, second = self.moments[name]
        m = first[rows] * 0.9 + gradient * 0.1
        v = second[rows] * 0.999 + gradient**2 * 0.001
        first[rows], second[rows] = m, v
        step = (m / (1 - 0.9**self.steps)) / ((v / (1 - 0.999**self.steps)).sqrt() + 1e-8)
        self.values[name][rows] -= rate * step


def merge(parts):
    rows = torch.unique(torch.cat([rows for rows, _ in parts]))
    total = torch.zeros(len(rows), parts[0][1].shape[1])
    for at, gradient in parts:
        total[torch.searchsorted(rows, at)] += gradient
    return rows, total
